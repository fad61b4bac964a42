package org.barsrouter.routing.identifier;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetIdentifierTest {
    private static final ServiceId CLINIC =
            new ServiceId("https://fhir.nhs.uk/Id/dos-service-id", "2000011147");
    private static final String JSON =
            "{\"value\":\"2000011147\",\"system\":\"https://fhir.nhs.uk/Id/dos-service-id\"}";

    @Test
    void reads_the_standards_own_form() {
        assertThat(decode(JSON)).isEqualTo(new TargetIdentifier.Named(CLINIC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"system\":\"https://fhir.nhs.uk/Id/dos-service-id\",\"value\":\"2000011147\"}",
                " {\n \"value\" : \"2000011147\" , \"system\" :"
                        + " \"https:\\/\\/fhir.nhs.uk\\/Id\\/dos-service-id\" } ",
                "{\"use\":\"official\",\"value\":\"2000011147\",\"type\":{\"system\":\"other\",\"value\":[1,{}]},"
                        + "\"system\":\"https://fhir.nhs.uk/Id/dos-service-id\",\"period\":null}",
                "{\"value\":\"\\u0032000011147\",\"system\":\"https://fhir.nhs.uk/Id/dos-service-id\"}",
            })
    void reads_any_json_that_says_the_same(String json) {
        assertThat(decode(json)).isEqualTo(new TargetIdentifier.Named(CLINIC));
    }

    @Test
    void ignores_white_space_around_the_header() {
        assertThat(TargetIdentifier.decode("  " + base64(JSON) + "\t"))
                .isEqualTo(new TargetIdentifier.Named(CLINIC));
    }

    @Test
    void keeps_the_senders_spelling() {
        assertThat(decode("{\"system\":\" HTTP://x \",\"value\":\" a \"}"))
                .isEqualTo(new TargetIdentifier.Named(new ServiceId(" HTTP://x ", " a ")));
    }

    @Test
    void padding_is_part_of_the_form() {
        String padded = base64("{\"system\":\"s\",\"value\":\"vv\"}  ");
        assertThat(padded).endsWith("=");

        assertThat(TargetIdentifier.decode(padded)).isInstanceOf(TargetIdentifier.Named.class);
        assertThat(TargetIdentifier.decode(padded.replace("=", "")))
                .isEqualTo(new TargetIdentifier.NotBase64());
    }

    @Test
    void the_url_safe_alphabet_is_refused() {
        byte[] json = "{\"system\":\"s\",\"value\":\"\u00bf\u00bf\u00be\u00ff\"}".getBytes(UTF_8);
        String urlSafe = Base64.getUrlEncoder().encodeToString(json);
        assertThat(urlSafe).containsAnyOf("-", "_");

        assertThat(TargetIdentifier.decode(urlSafe)).isEqualTo(new TargetIdentifier.NotBase64());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"!!!!", "abc", "=", "====", "ab=c", "YWJj YWJj", "YWJj\nYWJj", "{\"a\":1}x"})
    void what_is_not_base64_is_said_to_be_so(String header) {
        assertThat(TargetIdentifier.decode(header)).isEqualTo(new TargetIdentifier.NotBase64());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "null",
                "\"text\"",
                "12",
                "[]",
                "[{\"system\":\"s\",\"value\":\"v\"}]",
                "{}",
                "{\"system\":\"s\"}",
                "{\"value\":\"v\"}",
                "{\"system\":\"\",\"value\":\"v\"}",
                "{\"system\":\"s\",\"value\":\"\"}",
                "{\"system\":\"s\",\"value\":12}",
                "{\"system\":null,\"value\":\"v\"}",
                "{\"system\":[\"s\"],\"value\":\"v\"}",
                "{\"system\":{\"system\":\"s\"},\"value\":\"v\"}",
                "{\"identifier\":{\"system\":\"s\",\"value\":\"v\"}}",
                "{\"System\":\"s\",\"Value\":\"v\"}",
                "{\"system\":\"s\",\"value\":\"v\"",
                "{\"system\":\"s\",\"value\":\"v\"}}",
                "{\"system\":\"s\",\"value\":\"v\"}{}",
                "{\"system\":\"s\",\"value\":\"v\"} garbage",
                "{'system':'s','value':'v'}",
                "{\"system\":\"s\",\"value\":\"v\",\"value\":\"w\"}",
                "{\"system\":\"s\",\"value\":\"v|w\"}",
                "{\"system\":\"s\",\"value\":\"v\\nw\"}",
                "{\"system\":\"s\\u0000\",\"value\":\"v\"}",
            })
    void what_is_not_an_identifier_is_said_to_be_so(String json) {
        assertThat(decode(json)).isEqualTo(new TargetIdentifier.NotAnIdentifier());
    }

    @Test
    void json_is_read_in_any_unicode_encoding() {
        String header = Base64.getEncoder().encodeToString(JSON.getBytes(UTF_16BE));

        assertThat(TargetIdentifier.decode(header)).isEqualTo(new TargetIdentifier.Named(CLINIC));
    }

    @Test
    void deep_nesting_is_no_identifier() {
        assertThat(decode("{\"a\":" + "[".repeat(100_000)))
                .isEqualTo(new TargetIdentifier.NotAnIdentifier());
    }

    @Test
    void what_is_written_is_read_back() {
        ServiceId odd = new ServiceId("sys \"tem\"\\", "v\u00e4lue/1");

        assertThat(TargetIdentifier.decode(TargetIdentifier.encode(odd)))
                .isEqualTo(new TargetIdentifier.Named(odd));
        assertThat(TargetIdentifier.encode(CLINIC)).isEqualTo(base64(JSON));
    }

    @Test
    void no_header_makes_it_throw() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] json = JSON.getBytes(UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = json.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);

            assertThat(TargetIdentifier.decode(Base64.getEncoder().encodeToString(damaged)))
                    .as("seed %d, round %d", seed, i)
                    .isNotNull();
        }
    }

    private static TargetIdentifier decode(String json) {
        return TargetIdentifier.decode(base64(json));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
