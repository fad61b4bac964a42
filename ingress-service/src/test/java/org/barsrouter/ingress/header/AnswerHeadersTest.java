package org.barsrouter.ingress.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerHeadersTest {
    private static final EchoedIds IDS =
            EchoedIds.of(
                    Optional.of("0a0a0a0a-0000-4000-8000-00000000000a"),
                    Optional.of("0b0b0b0b-0000-4000-8000-00000000000b"));

    @Test
    void keeps_the_receivers_own_spelling_of_the_same_id() {
        HeaderField shouted =
                new HeaderField("X-REQUEST-ID", "0A0A0A0A-0000-4000-8000-00000000000A");

        List<HeaderField> passed = AnswerHeaders.of(List.of(shouted), IDS);

        assertThat(passed).contains(shouted).hasSize(2);
        assertThat(AnswerHeaders.echoDiffers(List.of(shouted), IDS)).isFalse();
    }

    @Test
    void replaces_a_foreign_id_and_says_so() {
        HeaderField foreign = new HeaderField("X-Correlation-Id", "another");

        assertThat(AnswerHeaders.of(List.of(foreign), IDS)).containsExactlyElementsOf(IDS.fields());
        assertThat(AnswerHeaders.echoDiffers(List.of(foreign), IDS)).isTrue();
    }

    @Test
    void adds_ids_that_the_receiver_left_out() {
        assertThat(AnswerHeaders.of(List.of(), IDS)).containsExactlyElementsOf(IDS.fields());
        assertThat(AnswerHeaders.echoDiffers(List.of(), IDS)).isFalse();
    }

    @Test
    void drops_what_belongs_to_the_connection_or_the_receivers_host() {
        List<HeaderField> received =
                List.of(
                        new HeaderField("Connection", "X-Mine"),
                        new HeaderField("X-Mine", "1"),
                        new HeaderField("Transfer-Encoding", "chunked"),
                        new HeaderField("Content-Length", "7"),
                        new HeaderField("Strict-Transport-Security", "max-age=1"),
                        new HeaderField("ETag", "W/1"));

        assertThat(AnswerHeaders.of(received, new EchoedIds(List.of())))
                .containsExactly(new HeaderField("ETag", "W/1"));
    }
}
