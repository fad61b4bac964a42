package org.barsrouter.routing.resolve;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is asked of a route: where does this go at that instant?
///
/// @param at accepted-at of the message, so that routing it twice gives one answer
/// @param version BaRS version that the sender speaks; absent is not asked
/// @param heldBy id of the assignment that is known to hold the resource; absent when unknown
public record Question(
        Instant at,
        String connectionType,
        String payloadType,
        Existing existing,
        @Nullable String version,
        @Nullable String heldBy,
        Health health) {
    /// Connection type of BaRS (HL7 endpoint-connection-type).
    public static final String BARS_CONNECTION = "hl7-fhir-rest";

    /// Payload type of BaRS.
    public static final String BARS_PAYLOAD = "bars";

    /// Whether the call acts on a resource that the receiver already has: a draining supplier keeps
    /// those.
    public enum Existing {
        NEW,
        EXISTING
    }

    public Question(Instant at, String connectionType, String payloadType, Existing existing) {
        this(at, connectionType, payloadType, existing, null, null, Health.unknown());
    }

    /// The same question at another instant.
    public Question at(Instant other) {
        return new Question(other, connectionType, payloadType, existing, version, heldBy, health);
    }

    /// The same for a call on a resource that a receiver has.
    public Question onExisting() {
        return new Question(
                at, connectionType, payloadType, Existing.EXISTING, version, heldBy, health);
    }

    /// The same for a resource that is known to be held by an assignment.
    public Question heldBy(String assignmentId) {
        return new Question(
                at, connectionType, payloadType, Existing.EXISTING, version, assignmentId, health);
    }

    /// The same for a sender that speaks one version only.
    public Question inVersion(@Nullable String other) {
        return new Question(at, connectionType, payloadType, existing, other, heldBy, health);
    }

    /// The same, knowing what is down. Only for what has not been sent yet: an attempt that may
    /// have arrived stays where it was.
    public Question knowing(Health other) {
        return new Question(at, connectionType, payloadType, existing, version, heldBy, other);
    }

    public Optional<String> bars() {
        return Optional.ofNullable(version);
    }

    /// Where does a BaRS message go?
    public static Question bars(Instant at) {
        return new Question(at, BARS_CONNECTION, BARS_PAYLOAD, Existing.NEW);
    }
}
