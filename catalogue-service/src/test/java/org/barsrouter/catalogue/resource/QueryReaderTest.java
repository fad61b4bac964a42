package org.barsrouter.catalogue.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.resource.FieldFault.Kind;
import org.barsrouter.catalogue.resource.Reading.Faulty;
import org.barsrouter.catalogue.resource.Reading.Understood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryReaderTest {
    private static final String DOS = "https://fhir.nhs.uk/Id/dos-service-id";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_has:HealthcareService.Identifier",
                "_has:HealthcareService.identifier",
                "_has:HealthcareService:endpoint:identifier",
                "HealthcareService.identifier",
                "HealthcareService.Identifier"
            })
    void every_published_spelling_asks_for_the_endpoints_of_a_service(String name) {
        ResourceQuery query = understood(Map.of(name, List.of(DOS + "|2000099901")));

        assertThat(query.service()).isEqualTo(new BusinessId(DOS, "2000099901"));
    }

    @Test
    void a_code_counts_whatever_its_system_is_written_like() {
        ResourceQuery query =
                understood(
                        Map.of(
                                "ConnectionType",
                                List.of(
                                        "https://terminology.hl7.org/CodeSystem/endpoint-connection-type|hl7-fhir-rest"),
                                "payload-type",
                                List.of("bars")));

        assertThat(query.connectionType()).isEqualTo("hl7-fhir-rest");
        assertThat(query.payloadType()).isEqualTo("bars");
    }

    @Test
    void on_services_identifier_is_the_services_own() {
        Reading<ResourceQuery> reading =
                QueryReader.ofServices(Map.of("identifier", List.of(DOS + "|1")));

        assertThat(((Understood<ResourceQuery>) reading).resource().service())
                .isEqualTo(new BusinessId(DOS, "1"));
    }

    @Test
    void the_whole_catalogue_is_not_listed() {
        assertThat(fault(Map.of()).kind()).isEqualTo(Kind.REQUIRED);
        assertThat(fault(Map.of("_count", List.of("10"))).kind()).isEqualTo(Kind.REQUIRED);
    }

    @Test
    void a_parameter_that_nobody_published_is_refused_by_name() {
        FieldFault fault = fault(Map.of("colour", List.of("red"), "identifier", List.of("a|b")));

        assertThat(fault.expression()).isEqualTo("colour");
        assertThat(fault.kind()).isEqualTo(Kind.NOT_SUPPORTED);
    }

    @Test
    void a_token_without_system_and_a_number_that_is_none_are_refused() {
        assertThat(fault(Map.of("identifier", List.of("2000099901"))).kind()).isEqualTo(Kind.VALUE);
        assertThat(fault(Map.of("identifier", List.of("a|b"), "_count", List.of("-1"))).kind())
                .isEqualTo(Kind.VALUE);
    }

    @Test
    void a_page_never_holds_more_than_a_thousand() {
        ResourceQuery query =
                understood(Map.of("identifier", List.of("a|b"), "_count", List.of("999999")));

        assertThat(query.page().count()).isEqualTo(ResourceQuery.Page.MOST);
    }

    private static ResourceQuery understood(Map<String, List<String>> parameters) {
        return ((Understood<ResourceQuery>) QueryReader.ofEndpoints(parameters)).resource();
    }

    private static FieldFault fault(Map<String, List<String>> parameters) {
        return ((Faulty<ResourceQuery>) QueryReader.ofEndpoints(parameters)).faults().getFirst();
    }
}
