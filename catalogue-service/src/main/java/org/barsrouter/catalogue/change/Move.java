package org.barsrouter.catalogue.change;

/// So many services move between two endpoints.
///
/// @param from id of an endpoint
/// @param to id of an endpoint
public record Move(String from, String to, int services) {}
