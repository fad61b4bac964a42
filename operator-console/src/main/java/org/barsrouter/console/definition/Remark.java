package org.barsrouter.console.definition;

/// One thing that is not as the standard has it.
///
/// @param level 2 for what routing reads, 3 for what the message is made of
/// @param where in the message, as FHIR writes paths
/// @param what a sentence without anything that the message says of a person
public record Remark(int level, String where, String what) {}
