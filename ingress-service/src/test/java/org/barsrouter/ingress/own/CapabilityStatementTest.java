package org.barsrouter.ingress.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapabilityStatementTest {

    @Test
    void the_one_that_is_shipped_is_good_and_given_out_as_it_is() throws IOException {
        byte[] shipped;
        try (InputStream in =
                CapabilityStatement.class.getResourceAsStream(
                        "/ingress-capability-statement.json")) {
            shipped = Objects.requireNonNull(in).readAllBytes();
        }

        CapabilityStatement statement = CapabilityStatement.of(shipped);

        assertThat(statement.version()).hasToString("1.4.0");
        assertThat(StandardCharsets.UTF_8.decode(statement.bytes().duplicate()).toString())
                .isEqualTo(new String(shipped, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[];not a JSON object",
                "{;not whole",
                "{} {};behind its end",
                "{\"resourceType\":\"Bundle\",\"version\":\"1.0.0\"};resourceType",
                "{\"resourceType\":\"CapabilityStatement\"};version",
                "{\"resourceType\":\"CapabilityStatement\",\"version\":\"latest\"};version"
            })
    void says_what_is_wrong_with_another(String text, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CapabilityStatement.of(text.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining(fault);
    }
}
