package org.barsrouter.sandbox.partner;

import java.time.Duration;

/// What a simulated receiver does with one request.
public sealed interface Behaviour {

    /// Processes the message and answers 200 with the created resource.
    record Accept() implements Behaviour {}

    /// Answers 200 with the same 4 kB body every time and looks at nothing: for benchmarks.
    record Constant() implements Behaviour {}

    /// Answers with a REC_ OperationOutcome.
    ///
    /// @param issueType FHIR issue type
    record Refuse(int status, String issueType) implements Behaviour {}

    /// Does not answer until it is released; it then accepts.
    record Hang() implements Behaviour {}

    /// Reads the request and closes the connection; nothing is processed.
    record DropConnection() implements Behaviour {}

    /// Processes the message and closes the connection before the answer: its sender cannot know.
    record LoseAnswer() implements Behaviour {}

    /// Answers 429 with `Retry-After`.
    ///
    /// @param retryAfter whole seconds
    record Throttle(Duration retryAfter) implements Behaviour {}

    /// Answers with an HTML page, as a broken intermediary does.
    record NotFhir(int status) implements Behaviour {}

    /// Answers 302 with another address.
    record Redirect() implements Behaviour {}

    /// Accepts a message as often as it comes: never says duplicate.
    record Forgetful() implements Behaviour {}

    /// Accepts, and answers in the name of another service.
    ///
    /// @param value of the other service's id
    record AnswerAs(String value) implements Behaviour {}

    /// Accepts, and says that it speaks FHIR STU3.
    record OldFhir() implements Behaviour {}

    /// Accepts everything unseen: bodies that are no message, and messages for another service.
    record Careless() implements Behaviour {}
}
