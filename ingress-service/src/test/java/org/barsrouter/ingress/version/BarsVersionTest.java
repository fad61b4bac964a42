package org.barsrouter.ingress.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarsVersionTest {

    @ParameterizedTest
    @CsvSource({
        "1.4.0,1.4.0",
        "1.4.0-alpha,1.4.0-alpha",
        "1.4.0-alpha.1+build.7,1.4.0-alpha.1",
        "1.1,1.1.0",
        "2,2.0.0"
    })
    void reads_what_senders_write(String text, String version) {
        assertThat(BarsVersion.parse(text)).map(BarsVersion::toString).hasValue(version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1.0.0",
                "1.",
                "1.0.0.0",
                "01.0.0",
                "1.0.0-",
                "1.x",
                "9999999.0.0",
                "-1"
            })
    void knows_what_is_none(String text) {
        assertThat(BarsVersion.parse(text)).isEmpty();
    }

    @Test
    void orders_as_semantic_versioning_does() {
        List<String> ascending =
                List.of(
                        "0.9.0",
                        "1.0.0-1",
                        "1.0.0-2",
                        "1.0.0-10",
                        "1.0.0-alpha",
                        "1.0.0-alpha.1",
                        "1.0.0-alpha.beta",
                        "1.0.0-beta",
                        "1.0.0",
                        "1.0.1",
                        "1.4.0-alpha",
                        "1.4.0",
                        "2.0.0");

        Stream<BarsVersion> sorted =
                ascending.reversed().stream().flatMap(t -> BarsVersion.parse(t).stream()).sorted();

        assertThat(sorted).map(BarsVersion::toString).containsExactlyElementsOf(ascending);
    }
}
