package org.barsrouter.journal.deed;

/// A deed as it stands in the audit.
///
/// @param offset its place
public record Entry(long offset, Deed deed) {}
