package org.barsrouter.console.page.http;

import org.barsrouter.console.http.Service;

/// The services that pages are made from.
public record Backends(Service journal, Service delivery, Service catalogue) {}
