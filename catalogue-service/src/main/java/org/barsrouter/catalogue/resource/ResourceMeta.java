package org.barsrouter.catalogue.resource;

import java.time.Instant;

/// What the server says of a resource.
///
/// @param id logical id, chosen by the server
/// @param version from 1; the number in `ETag: W/"1"`
public record ResourceMeta(String id, long version, Instant lastUpdated) {}
