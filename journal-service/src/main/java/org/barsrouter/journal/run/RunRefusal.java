package org.barsrouter.journal.run;

import org.barsrouter.journal.refusal.JournalRefusal;

/// A message that a run does not replay.
///
/// @param id its delivery id; its message id where there is no dead letter
public record RunRefusal(String id, JournalRefusal why) {}
