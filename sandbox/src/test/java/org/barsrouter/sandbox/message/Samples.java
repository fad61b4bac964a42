package org.barsrouter.sandbox.message;

import java.time.Instant;
import java.util.UUID;
import org.barsrouter.schemas.id.ServiceId;

/// Facts for tests.
final class Samples {
    static final String SYSTEM = "https://fhir.nhs.uk/Id/dos-service-id";
    static final Party SENDER =
            new Party(new ServiceId(SYSTEM, "2000099911"), "ZSE01", "A sender's service");
    static final Party RECEIVER =
            new Party(new ServiceId(SYSTEM, "2000099901"), "ZRE01", "A receiver's service");
    static final Parties PARTIES = new Parties(SENDER, RECEIVER);
    static final UUID BUNDLE = UUID.fromString("3b7c8f52-6a0f-4f6e-9b2e-0d7e3a1c5b11");
    static final UUID ANSWERED = UUID.fromString("c0ffee00-6a0f-4f6e-9b2e-0d7e3a1c5b12");

    private Samples() {}

    static MessageFacts facts() {
        return new MessageFacts(BUNDLE, Instant.parse("2026-03-01T10:15:30.123Z"), PARTIES)
                .inResponseTo(ANSWERED);
    }
}
