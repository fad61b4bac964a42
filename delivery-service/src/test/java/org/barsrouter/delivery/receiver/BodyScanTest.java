package org.barsrouter.delivery.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.barsrouter.delivery.classify.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyScanTest {
    private final BodyScan scan = new BodyScan();

    @Test
    void a_resource_is_fhir_wherever_its_type_stands() {
        assertThat(scan("{\"entry\":[{\"resourceType\":\"X\"}],\"resourceType\":\"Bundle\"}"))
                .isEqualTo(new Body.Resource());
    }

    @Test
    void an_outcome_gives_all_its_issues_and_nothing_deeper() {
        assertThat(
                        scan(
                                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"code\":\"duplicate\","
                                        + "\"details\":{\"coding\":[{\"code\":\"REC_CONFLICT\"}]}},"
                                        + "{\"code\":\"conflict\"}]}"))
                .isEqualTo(new Body.Outcome(Set.of("duplicate", "conflict")));
    }

    @Test
    void xml_is_fhir_too() {
        assertThat(scan("<?xml version='1.0'?><Bundle xmlns='http://hl7.org/fhir'/>"))
                .isEqualTo(new Body.Resource());
        assertThat(
                        scan(
                                "<OperationOutcome xmlns='http://hl7.org/fhir'><issue>"
                                        + "<code value='duplicate'/></issue></OperationOutcome>"))
                .isEqualTo(new Body.Outcome(Set.of("duplicate")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Bad gateway</body></html>",
                "<!DOCTYPE html><html>",
                "Not found",
                "{}",
                "[]",
                "{\"resourceType\":7}",
                "{\"resourceType\":\"Bundle\"",
                "{\"resourceType\":\"Bundle\"} more",
                "{\"a\":{\"resourceType\":\"Bundle\"}}",
                "<Bundle xmlns='http://hl7.org/fhir'>"
            })
    void anything_else_is_not(String body) {
        assertThat(scan(body)).isEqualTo(new Body.NotFhir());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n\t"})
    void nothing_is_empty(String body) {
        assertThat(scan(body)).isEqualTo(new Body.Empty());
    }

    private Body scan(String body) {
        return scan.scan(body.getBytes(StandardCharsets.UTF_8));
    }
}
