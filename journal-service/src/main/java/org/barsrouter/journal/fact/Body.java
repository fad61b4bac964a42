package org.barsrouter.journal.fact;

/// All that is ever kept of a body.
///
/// @param size in bytes
/// @param sha256 lower-case hex
public record Body(int size, String sha256) {}
