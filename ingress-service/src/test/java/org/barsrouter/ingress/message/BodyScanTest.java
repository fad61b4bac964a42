package org.barsrouter.ingress.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.fixture.Bundles;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyScanTest {

    @Test
    void reads_the_head_of_a_message() {
        assertThat(BodyScan.scan(Bundles.message("booking-request", "a|b")))
                .isEqualTo(
                        Checked.passed(
                                new MessageHead(
                                        "6f2a9a52-30c6-4d50-9d10-7a2a4a6c0001",
                                        "booking-request",
                                        "a|b",
                                        null,
                                        new MessageHead.Rest(
                                                "message",
                                                "https://fhir.nhs.uk/Id/dos-service-id|2000099999",
                                                null))));
    }

    @Test
    void reads_whether_a_message_changes_what_an_earlier_one_made() {
        assertThat(
                        scan(
                                """
                                {"resourceType":"Bundle","id":"1","entry":[{"resource":{
                                 "resourceType":"MessageHeader","eventCoding":{"code":"e"},
                                 "reason":{"text":"t","coding":[{"system":"s","code":"update"},
                                  {"code":"other"},7]},"source":{"endpoint":"a|b"}}}]}
                                """))
                .isEqualTo(Checked.passed(new MessageHead("1", "e", "a|b", "update")));
    }

    @Test
    void reads_the_head_in_any_order_of_members() {
        assertThat(
                        scan(
                                """
                                {"entry":[{"resource":{"source":{"endpoint":"a|b","name":["x"]},
                                 "eventCoding":{"code":"e"},"resourceType":"MessageHeader"}},7,[]],
                                 "id":"1","resourceType":"Bundle"}
                                """))
                .isEqualTo(Checked.passed(new MessageHead("1", "e", "a|b")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"resourceType\":\"Bundle\",\"id\":\"1\"}",
                "{\"resourceType\":\"Bundle\",\"id\":\"1\",\"entry\":[]}",
                "{\"resourceType\":\"Bundle\",\"id\":\"1\",\"entry\":{}}",
                "{\"resourceType\":\"Bundle\",\"id\":\"1\",\"entry\":[1]}",
                "{\"resourceType\":\"Bundle\",\"id\":\"1\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\"}},{\"resource\":{\"resourceType\":\"MessageHeader\"}}]}",
                "{\"resourceType\":\"Appointment\",\"id\":\"1\",\"entry\":[{\"resource\":{\"resourceType\":\"MessageHeader\"}}]}"
            })
    void finds_no_head_in_well_formed_json_that_is_no_message(String json) {
        assertThat(scan(json)).isEqualTo(Checked.passed(MessageHead.NONE));
    }

    @Test
    void refuses_a_body_cut_at_any_byte() {
        byte[] whole =
                new String(Bundles.referral(), StandardCharsets.UTF_8)
                        .strip()
                        .getBytes(StandardCharsets.UTF_8);

        for (int length = 0; length < whole.length; length++) {
            assertThat(BodyScan.scan(Arrays.copyOf(whole, length)))
                    .as("cut after %s bytes", length)
                    .isInstanceOf(Checked.Stopped.class);
        }
        assertThat(BodyScan.scan(whole)).isInstanceOf(Checked.Passed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "null",
                "\"text\"",
                "<a/>",
                "{} x",
                "{}{}",
                "{},",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":\"line\nbreak\"}",
                "{\"a\":1}/*x*/"
            })
    void refuses_what_is_not_one_json_object(String text) {
        assertThat(scan(text))
                .isInstanceOfSatisfying(
                        Checked.Stopped.class,
                        stopped ->
                                assertThat(stopped.refused().refusal())
                                        .isEqualTo(Refusal.BODY_NOT_JSON));
    }

    @Test
    void refuses_bytes_that_are_not_utf_8() {
        String json = "{\"name\":\"Übungsfall 𝄞\"}";

        assertThat(scan(json)).isInstanceOf(Checked.Passed.class);
        assertThat(BodyScan.scan(json.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(Checked.Stopped.class);
        assertThat(BodyScan.scan(json.getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(Checked.Stopped.class);
        assertThat(BodyScan.scan(json.getBytes(StandardCharsets.UTF_16BE)))
                .isInstanceOf(Checked.Stopped.class);
    }

    @Test
    void refuses_nesting_that_would_exhaust_a_receiver() {
        assertThat(scan("{\"a\":" + "[".repeat(150) + "]".repeat(150) + "}"))
                .isInstanceOf(Checked.Passed.class);
        assertThat(scan("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                .isInstanceOfSatisfying(
                        Checked.Stopped.class,
                        stopped ->
                                assertThat(stopped.refused().diagnostics()).contains("200 levels"));
    }

    private static Checked<MessageHead> scan(String json) {
        return BodyScan.scan(json.getBytes(StandardCharsets.UTF_8));
    }
}
