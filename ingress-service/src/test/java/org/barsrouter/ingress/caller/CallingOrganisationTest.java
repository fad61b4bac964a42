package org.barsrouter.ingress.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.ingress.header.RequestHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallingOrganisationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Organization\",\"identifier\":[{\"value\":\"a1001\",\"system\":\"https://fhir.nhs.uk/Id/ods-organization-code\"}],\"name\":\"x\"}",
                "{\"identifier\":{\"system\":\"https://fhir.nhs.uk/id/ODS-organization-code\",\"value\":\" A1001 \"}}",
                "{\"name\":{\"identifier\":[1]},\"identifier\":[7,{\"system\":\"urn:x\",\"value\":\"B\"},{\"system\":\"ods-organization-code\",\"value\":\"A1001\"}]}"
            })
    void finds_the_ods_code_in_upper_case(String json) {
        assertThat(of(Sent.base64(json))).isEqualTo(new CallingOrganisation.Named("A1001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{}",
                "{\"identifier\":[]}",
                "{\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/ods-organization-code\",\"value\":\"\"}]}",
                "{\"identifier\":[{\"value\":\"A1001\"}]}",
                "{\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/ods-organization-code\""
            })
    void cannot_read_what_has_none(String json) {
        assertThat(of(Sent.base64(json + " "))).isEqualTo(new CallingOrganisation.Unreadable());
    }

    @Test
    void cannot_read_what_is_not_base64() {
        assertThat(of("A1001!")).isEqualTo(new CallingOrganisation.Unreadable());
    }

    @Test
    void is_absent_without_the_header() {
        assertThat(CallingOrganisation.of(new RequestHeaders(List.of())))
                .isEqualTo(new CallingOrganisation.Absent());
    }

    private static CallingOrganisation of(String header) {
        return CallingOrganisation.of(
                new RequestHeaders(List.of(new HeaderField("NHSD-End-User-Organisation", header))));
    }
}
