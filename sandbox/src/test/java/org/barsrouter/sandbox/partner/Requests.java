package org.barsrouter.sandbox.partner;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Parties;

/// Requests for tests, and how a receiver sees them.
public final class Requests {
    public static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    public static final Parties TO_EMERGENCY =
            new Parties(
                    CastMember.TELEPHONE_ADVICE.party(), CastMember.EMERGENCY_DEPARTMENT.party());

    private Requests() {}

    /// A composer whose ids are the same in every run.
    public static Composer composer(long seed) {
        return new Composer(() -> NOW, new Random(seed));
    }

    public static BarsRequest booking() {
        return composer(1).request(MessageKind.BOOKING_REQUEST, TO_EMERGENCY);
    }

    static ReceivedRequest received(BarsRequest request) {
        return ReceivedRequest.of(
                NOW,
                new ReceivedRequest.Line(request.method(), request.path(), ""),
                request.headers(),
                request.body());
    }

    static ReceivedRequest received(Map<String, String> headers) {
        return ReceivedRequest.of(
                NOW, new ReceivedRequest.Line("POST", "/$process-message", ""), headers, "{}");
    }
}
