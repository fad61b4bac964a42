package org.barsrouter.harness.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.barsrouter.harness.architecture.Sources;
import org.barsrouter.sandbox.message.MessageFacts;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.message.SyntheticMessages;
import org.barsrouter.sandbox.partner.CastMember;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void the_booking_of_the_readme_is_one_of_our_synthetic_messages() {
        String made =
                new SyntheticMessages()
                        .make(
                                MessageKind.BOOKING_REQUEST,
                                new MessageFacts(
                                        UUID.fromString("0b9c2f3a-5d1e-4c7a-9a53-2f1f6f0e7d11"),
                                        Instant.parse("2026-11-23T10:00:00Z"),
                                        new Parties(
                                                CastMember.TELEPHONE_ADVICE.party(),
                                                CastMember.EMERGENCY_DEPARTMENT.party())))
                        .body();

        assertThat(Sources.text(Sources.root().resolve("docs/samples/booking.json")))
                .isEqualToIgnoringNewLines(made);
    }
}
