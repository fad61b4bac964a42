package org.barsrouter.journal.deed;

/// What somebody wanted, and what came of it.
///
/// @param action what was wanted, in capitals
/// @param subject an id: of a delivery, a message, a run, an endpoint or a host; or `journal`
/// @param result the new delivery id, a state, `DONE`, or a refusal code
public record Deed(String action, Act act, String subject, String result) {}
