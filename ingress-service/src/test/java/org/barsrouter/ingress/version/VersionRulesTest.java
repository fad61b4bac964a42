package org.barsrouter.ingress.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.ingress.header.RequestHeaders;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRulesTest {
    private static final VersionRules RULES = new VersionRules(new BarsVersion(1, 4, 0, "alpha"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "application/fhir+json; version=1.4.0 > 1.4.0",
                "application/fhir+json;version=1.4.0-alpha > 1.4.0-alpha",
                "application/fhir+json; VERSION=\"1.2.0\" > 1.2.0",
                "application/fhir+json; charset=utf-8; version=1.1.0; q=0.5 > 1.1.0",
                "application/fhir+xml;version=1.1.0, application/fhir+json;version=1.3.0 > 1.3.0",
                "application/fhir+json > 1.0.0",
                "*/* > 1.0.0",
                "application/fhir+json; version= > 1.0.0",
                "application/fhir+json; version > 1.0.0",
                "application/fhir+json; version=latest > 1.0.0",
                "application/fhir+json; versions=1.4.0 > 1.0.0",
                "version=1.4.0 > 1.0.0"
            })
    void finds_the_version_that_a_caller_expects(String accept, String version) {
        assertThat(VersionRules.asked(accepting(accept))).hasToString(version);
    }

    @Test
    void takes_the_highest_of_several_headers_and_the_default_where_there_is_none() {
        assertThat(VersionRules.asked(accepting("a/b;version=1.1.0", "a/b;version=1.2.0")))
                .hasToString("1.2.0");
        assertThat(VersionRules.asked(accepting())).isEqualTo(BarsVersion.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0.0", "2", "2.0.0-alpha", "10.1.0"})
    void refuses_a_major_version_above_ours(String version) {
        Checked<BarsVersion> checked =
                RULES.check(accepting("application/fhir+json;version=" + version));

        assertThat(checked).isInstanceOf(Checked.Stopped.class);
        assertThat(((Checked.Stopped<BarsVersion>) checked).refused().refusal())
                .isEqualTo(Refusal.NOT_ACCEPTABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.9.0", "1.4.1", "1.0.0-beta", "0.1.0"})
    void lets_every_minor_version_pass(String version) {
        assertThat(RULES.check(accepting("application/fhir+json;version=" + version)))
                .isInstanceOf(Checked.Passed.class);
    }

    private static RequestHeaders accepting(String... values) {
        return new RequestHeaders(
                Stream.of(values).map(value -> new HeaderField("accept", value)).toList());
    }
}
