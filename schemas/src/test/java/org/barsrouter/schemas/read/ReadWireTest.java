package org.barsrouter.schemas.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.read.ReadAnswer.FromReceiver;
import org.barsrouter.schemas.read.ReadAnswer.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadWireTest {
    private static final ServiceId TARGET =
            new ServiceId("https://fhir.nhs.uk/Id/dos-service-id", "2000099999");

    @Test
    void a_call_arrives_as_it_was_written() {
        ReadCall call =
                new ReadCall(
                        TARGET,
                        "hash",
                        "/Slot",
                        "start=ge2026-01-01T00:00:00%2B00:00&_include=Slot:schedule&a|b=%2526%0A\"",
                        List.of(
                                new ReadField("Accept", "application/fhir+json"),
                                new ReadField("X-Twice", "1"),
                                new ReadField("X-Twice", "2")),
                        Duration.ofSeconds(32));

        assertThat(ReadWire.readCall(ReadWire.write(call))).isEqualTo(call);
    }

    @Test
    void a_call_without_route_and_query_arrives_too() {
        ReadCall call =
                new ReadCall(TARGET, null, "/metadata", null, List.of(), Duration.ofMillis(1));

        assertThat(ReadWire.readCall(ReadWire.write(call))).isEqualTo(call);
    }

    @Test
    void a_receivers_answer_arrives_byte_for_byte() {
        byte[] body = {0, 1, (byte) 0xFF, '{', '\n'};
        ReadAnswer answer =
                new FromReceiver(
                        404, List.of(new ReadField("X-Request-Id", "a")), ByteBuffer.wrap(body));

        assertThat(ReadWire.readAnswer(ReadWire.write(answer))).isEqualTo(answer);
    }

    @Test
    void a_refusal_arrives_with_what_it_says() {
        ReadAnswer full = new Refused("DLV-003", Optional.of("because"), OptionalLong.of(7));
        ReadAnswer bare = new Refused("DLV-001", Optional.empty(), OptionalLong.empty());

        assertThat(ReadWire.readAnswer(ReadWire.write(full))).isEqualTo(full);
        assertThat(ReadWire.readAnswer(ReadWire.write(bare))).isEqualTo(bare);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"system\":\"a\"}",
                "{\"system\":\"a\",\"value\":\"b\",\"path\":\"x\",\"withinMillis\":5}",
                "{\"system\":\"a\",\"value\":\"b\",\"path\":\"/x\"}",
                "{\"system\":\"a\",\"query\":\"nhs-number|9990000000"
            })
    void what_is_no_call_is_refused_without_quoting_it(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadWire.readCall(text.getBytes(StandardCharsets.UTF_8)))
                .withMessageNotContaining("9990000000")
                .withNoCause();
    }

    @Test
    void an_answer_that_is_cut_short_is_refused() {
        byte[] whole = ReadWire.write(new FromReceiver(200, List.of(), ByteBuffer.allocate(0)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadWire.readAnswer(Arrays.copyOf(whole, 3)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadWire.readAnswer(Arrays.copyOf(whole, whole.length - 1)));
    }

    @Test
    void nothing_of_a_query_is_printed() {
        ReadCall call =
                new ReadCall(
                        TARGET,
                        null,
                        "/Appointment",
                        "patient:identifier=secret",
                        List.of(new ReadField("use-context", "secret")),
                        Duration.ofSeconds(1));

        assertThat(call.toString()).doesNotContain("secret");
        assertThat(call.headers().toString()).doesNotContain("secret");
    }
}
