package org.barsrouter.routing.resolve;

import java.time.Instant;

/// What is asked of a route: where does this go at that instant?
///
/// @param at accepted-at of the message, so that routing it twice gives one answer
public record Question(Instant at, String connectionType, String payloadType, Existing existing) {

    /// Whether the call acts on a resource that the receiver already has: a draining supplier keeps
    /// those.
    public enum Existing {
        NEW,
        EXISTING
    }

    /// The same question at another instant.
    Question at(Instant other) {
        return new Question(other, connectionType, payloadType, existing);
    }

    /// Where does a BaRS message go?
    public static Question bars(Instant at) {
        return new Question(at, "hl7-fhir-rest", "bars", Existing.NEW);
    }
}
