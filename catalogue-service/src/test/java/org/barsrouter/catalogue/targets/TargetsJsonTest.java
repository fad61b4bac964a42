package org.barsrouter.catalogue.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.junit.jupiter.api.Test;

class TargetsJsonTest {
    private static final String GOOD =
            """
            {
              "NHSD-Target-Identifier": {
                "tests": { "NHS0001": "https://a.example/FHIR" },
                "https://fhir.nhs.uk/Id/dos-service-id": {
                  "2000099901": "https://a.example/FHIR/R4",
                  "2000099902": "https://b.example:8443/bars/"
                }
              }
            }
            """;

    @Test
    void reads_every_row_with_its_place() {
        var parsed = TargetsJson.read(GOOD);

        assertThat(parsed.findings()).isEmpty();
        assertThat(parsed.rows())
                .extracting(Row::value)
                .containsExactly("NHS0001", "2000099901", "2000099902");
        assertThat(parsed.rows().getLast().place())
                .isEqualTo(
                        new Place(
                                "/NHSD-Target-Identifier/https:~1~1fhir.nhs.uk~1Id~1dos-service-id/2000099902",
                                6));
    }

    @Test
    void refuses_a_byte_order_mark() {
        refuses(
                "\uFEFF" + GOOD,
                "The file starts with a byte-order mark, which JSON does not allow (RFC 8259, section 8.1).",
                0);
    }

    @Test
    void refuses_utf_16_by_name() {
        for (var encoding :
                List.of(
                        StandardCharsets.UTF_16,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE)) {
            assertThat(TargetsJson.read(GOOD.getBytes(encoding)).findings())
                    .singleElement()
                    .extracting(Finding::what)
                    .isEqualTo("The file is UTF-16 or UTF-32, not UTF-8.");
        }
    }

    @Test
    void refuses_nul_characters() {
        refuses(
                GOOD + "\0\0\0",
                "The file holds NUL characters: it is no text, or UTF-16 read as UTF-8.",
                0);
    }

    @Test
    void refuses_an_empty_file() {
        refuses("", "The file is empty.", 0);
        refuses(" \n", "The file is empty.", 0);
    }

    @Test
    void refuses_a_hundred_thousand_brackets() {
        refuses(
                "{\"NHSD-Target-Identifier\":".repeat(50_000),
                "The file is nested deeper than 16 levels, or a text in it is longer than 4096 characters: it is no targets file.",
                1);
        refuses("[".repeat(100_000), "The file is not a JSON object.", 0);
    }

    @Test
    void refuses_a_text_without_end() {
        refuses(
                "{\"NHSD-Target-Identifier\":{\"tests\":{\"A\":\"https://"
                        + "a".repeat(100_000)
                        + "\"}}}",
                "The file is nested deeper than 16 levels, or a text in it is longer than 4096 characters: it is no targets file.",
                1);
    }

    @Test
    void stops_after_a_thousand_faults() {
        StringBuilder file = new StringBuilder("{\"NHSD-Target-Identifier\":{\"tests\":{");
        for (int i = 0; i < 5_000; i++) {
            file.append(i == 0 ? "" : ",").append("\"A\":1");
        }

        assertThat(TargetsJson.read(file + "}}}").findings())
                .hasSize(1_001)
                .last()
                .extracting(Finding::what)
                .isEqualTo("The file has more than 1000 faults; nothing after was read.");
    }

    @Test
    void finds_a_value_that_stands_twice() {
        refuses(
                "{\"NHSD-Target-Identifier\":{\"tests\":{\"A\":\"https://a\",\n\"A\":\"https://b\"}}}",
                "The key A stands here a second time.",
                2);
    }

    @Test
    void finds_a_system_that_stands_twice() {
        refuses(
                "{\"NHSD-Target-Identifier\":{\"tests\":{},\n\n\"tests\":{}}}",
                "The key tests stands here a second time.",
                3);
    }

    @Test
    void finds_a_root_that_stands_twice() {
        refuses(
                "{\"NHSD-Target-Identifier\":{},\"NHSD-Target-Identifier\":{}}",
                "The key NHSD-Target-Identifier stands here a second time.",
                1);
    }

    @Test
    void refuses_the_format_of_2021_by_name() {
        refuses(
                "{\"NHSD-ServiceIdentifier\":{\"NHS0001\":{\"target\":\"https://a\"}}}",
                "The file is in the old format of 2021 (NHSD-ServiceIdentifier), which has no systems.",
                1);
    }

    @Test
    void refuses_a_second_root_member() {
        refuses(
                "{\"NHSD-Target-Identifier\":{},\"more\":1}",
                "The root has the member more, which the format does not have.",
                1);
    }

    @Test
    void refuses_a_leaf_that_is_no_text() {
        refuses(
                "{\"NHSD-Target-Identifier\":{\"tests\":{\"A\":{\"url\":\"https://a\"}}}}",
                "The value A does not hold a text.",
                1);
    }

    @Test
    void refuses_a_system_that_is_no_object() {
        refuses(
                "{\"NHSD-Target-Identifier\":{\"tests\":\"https://a\"}}",
                "The system tests does not hold an object.",
                1);
    }

    @Test
    void refuses_an_array() {
        refuses("[]", "The file is not a JSON object.", 0);
    }

    @Test
    void refuses_an_empty_object() {
        refuses("{}", "The file is an empty object.", 0);
    }

    @Test
    void refuses_a_truncated_file() {
        var parsed = TargetsJson.read(GOOD.substring(0, GOOD.length() / 2));

        assertThat(parsed.findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.J1);
                    assertThat(finding.what())
                            .startsWith("The file is not well-formed JSON at line");
                });
    }

    @Test
    void refuses_text_after_the_object() {
        refuses("{\"NHSD-Target-Identifier\":{}} {}", "There is text after the JSON object.", 1);
    }

    @Test
    void refuses_bytes_that_are_not_utf_8() {
        byte[] latin1 =
                "{\"NHSD-Target-Identifier\":{\"tests\":{\"Caf\u00e9\":\"https://a\"}}}"
                        .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(TargetsJson.read(latin1).findings())
                .singleElement()
                .extracting(Finding::what)
                .isEqualTo("The file is not UTF-8.");
    }

    @Test
    void refuses_a_text_that_was_decoded_wrongly() {
        assertThat(TargetsJson.read("{\"Caf\uFFFD\":1}").findings())
                .singleElement()
                .extracting(Finding::rule)
                .isEqualTo(Rule.J1);
    }

    private static void refuses(String file, String what, int line) {
        assertThat(TargetsJson.read(file).findings())
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.J1);
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.what()).isEqualTo(what);
                    assertThat(finding.subject().place().line()).isEqualTo(line);
                    assertThat(finding.remedy()).isNotEmpty();
                });
    }
}
