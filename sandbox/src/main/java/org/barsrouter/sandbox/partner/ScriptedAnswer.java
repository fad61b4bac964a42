package org.barsrouter.sandbox.partner;

import java.time.Duration;
import java.util.Map;

/// The answers of behaviours that do not look at the message.
public final class ScriptedAnswer {
    private static final ReceiverAnswer CONSTANT =
            ReceiverAnswer.fhir(
                    200,
                    "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"id\":\"%s\"}"
                                    .formatted("constant-answer-".repeat(4).substring(0, 64))
                            + " ".repeat(4_000));

    private ScriptedAnswer() {}

    /// The answer, without the request's ids.
    ///
    /// @throws IllegalArgumentException for a behaviour that looks at the message, or gives no
    ///   answer
    public static ReceiverAnswer of(Behaviour behaviour) {
        return switch (behaviour) {
            case Behaviour.Constant _ -> CONSTANT;
            case Behaviour.Refuse refuse -> ReceiverOutcome.scripted(refuse);
            case Behaviour.Throttle(Duration retryAfter) -> ReceiverOutcome.throttled(retryAfter);
            case Behaviour.NotFhir(int status) ->
                    new ReceiverAnswer(
                            status,
                            Map.of("Content-Type", "text/html"),
                            "<html><body><h1>Simulated page of an intermediary</h1></body></html>");
            case Behaviour.Redirect _ ->
                    new ReceiverAnswer(
                            302, Map.of("Location", "https://elsewhere.example/FHIR/R4"), "");
            case Behaviour.Accept _,
                    Behaviour.Forgetful _,
                    Behaviour.AnswerAs _,
                    Behaviour.OldFhir _,
                    Behaviour.Careless _,
                    Behaviour.Hang _,
                    Behaviour.DropConnection _,
                    Behaviour.LoseAnswer _ ->
                    throw new IllegalArgumentException("this behaviour has no answer of its own");
        };
    }
}
