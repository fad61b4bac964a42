package org.barsrouter.journal.fact;

import org.jspecify.annotations.Nullable;

/// What was submitted, by whom, and how its sender is answered.
///
/// @param event event code of the MessageHeader, where it was read
/// @param useContext the use-context header, where sent
public record Submission(
        MessageKind kind,
        AnswerMode mode,
        Sender sender,
        Request request,
        @Nullable String event,
        @Nullable String useContext,
        Body body) {}
