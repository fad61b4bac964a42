package org.barsrouter.ingress.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.barsrouter.ingress.header.EchoedIds;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RenderedTest {
    private static final UUID ID = UUID.fromString("0a0a0a0a-0000-7000-8000-00000000000a");
    private static final Outcomes STRICT = new Outcomes(Dialect.STRICT, ID);
    private static final EchoedIds IDS = EchoedIds.of(Optional.of("r"), Optional.of("c"));
    private static final MessageId MESSAGE = new MessageId(ID);

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void writes_every_refusal_with_its_status_its_codes_and_both_ids(Refusal refusal) {
        Rendered rendered = Rendered.of(Answer.Refused.of(refusal), IDS, STRICT);

        assertThat(rendered.status()).isEqualTo(refusal.status());
        assertThat(rendered.headers())
                .containsAll(IDS.fields())
                .contains(new HeaderField("Content-Type", "application/fhir+json"));
        assertThat(text(rendered))
                .contains(refusal.barsCode(), refusal.issueType(), "(" + refusal.code() + ")");
    }

    @Test
    void adds_the_headers_of_a_refusal() {
        HeaderField retry = new HeaderField("Retry-After", "3");

        assertThat(
                        Rendered.of(
                                        Answer.Refused.of(Refusal.RECEIVER_THROTTLED).with(retry),
                                        IDS,
                                        STRICT)
                                .headers())
                .contains(retry);
    }

    @Test
    void escapes_what_an_ended_message_says() {
        Rendered rendered =
                Rendered.of(new Answer.Ended(MESSAGE, "DELIVERED", "A \"quote\"\n"), IDS, STRICT);

        assertThat(rendered.status()).isEqualTo(200);
        assertThat(text(rendered)).contains("A \\\"quote\\\"\\n");
    }

    @Test
    void points_from_202_to_the_status() {
        for (Answer answer : List.of(new Answer.Accepted(MESSAGE), new Answer.Open(MESSAGE))) {
            Rendered rendered = Rendered.of(answer, IDS, STRICT);

            assertThat(rendered.status()).isEqualTo(202);
            assertThat(rendered.headers())
                    .contains(
                            new HeaderField(
                                    "Content-Location",
                                    "/booking-and-referral/FHIR/R4/_messages/" + ID + "/status"));
        }
    }

    private static String text(Rendered rendered) {
        return StandardCharsets.UTF_8.decode(rendered.body()).toString();
    }
}
