package org.barsrouter.journal.fact;

/// What was asked of whom.
///
/// @param target canonical ServiceId, `system|value`
/// @param path with ids replaced, as [PathTemplate] does
public record Request(String target, String method, String path) {}
