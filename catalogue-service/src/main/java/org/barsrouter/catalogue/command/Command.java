package org.barsrouter.catalogue.command;

/// One thing that somebody wants of the catalogue. Deciding it gives events and the next state, or
/// a problem.
public sealed interface Command permits TemplateCommand, ServiceCommand, SupplierCommand {}
