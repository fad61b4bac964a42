package org.barsrouter.catalogue.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.barsrouter.catalogue.resource.EndpointReader.Kindred;
import org.barsrouter.catalogue.resource.EndpointResource.Validity;
import org.barsrouter.catalogue.resource.FieldFault.Kind;
import org.barsrouter.catalogue.resource.Reading.Faulty;
import org.barsrouter.catalogue.resource.Reading.Understood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointReaderTest {

    @Test
    void understands_the_shapes_of_bars_1_4() {
        EndpointResource read = understood(Json.BARS_14_ENDPOINT, Kindred.ATOMIC);

        assertThat(read.productId()).contains("Acorn-v1");
        assertThat(read.serviceIdentifiers())
                .containsExactly(
                        new BusinessId("http://fhir.nhs.uk/Id/dos-service-id", "2000099901"));
        assertThat(read.connectionType())
                .isEqualTo(new Coded(Systems.CONNECTION_TYPE, "hl7-fhir-rest"));
        assertThat(read.payloadTypes()).containsExactly(new Coded(Systems.PAYLOAD_TYPE, "bars"));
        assertThat(read.managingOrganisation()).isEqualTo("X99");
        assertThat(read.address()).isEqualTo(URI.create("https://acorn.example/bars"));
        assertThat(read.visibility()).isEqualTo("private");
        assertThat(read.period())
                .isEqualTo(
                        new Validity(
                                Instant.parse("2026-01-01T00:00:00Z"),
                                Instant.parse("2026-12-31T23:59:59Z")));
    }

    @Test
    void understands_true_r4_whose_header_says_nothing_about_visibility() {
        EndpointResource read = understood(Json.R4_ENDPOINT, Kindred.TEMPLATE);

        assertThat(read.connectionType().code()).isEqualTo("hl7-fhir-rest");
        assertThat(read.managingOrganisation()).isEqualTo("X99");
        assertThat(read.visibility()).isNull();
    }

    @Test
    void understands_the_guides_valueCodeableConcept_and_misspelt_period() {
        EndpointResource read =
                understood(
                        Json.BARS_14_ENDPOINT
                                .replace(
                                        "'connectionType':{'coding'",
                                        "'connectionType':[{'valueCodeableConcept':{'coding'")
                                .replace("'hl7-fhir-rest'}]}", "'hl7-fhir-rest'}]}}]")
                                .replace("'period':{'start'", "'Period':{'Start'"),
                        Kindred.ATOMIC);

        assertThat(read.connectionType().code()).isEqualTo("hl7-fhir-rest");
        assertThat(read.period()).isNotNull();
    }

    @Test
    void an_atomic_endpoint_inherits_from_the_template_that_it_names() {
        EndpointResource read =
                understood(
                        """
                        {'resourceType':'Endpoint','status':'active',
                         'identifier':[{'system':'https://fhir.nhs.uk/Id/dos-service-id','value':'1'}],
                         'extension':[{'url':'https://fhir.nhs.uk/StructureDefinition/Extension-EPC-EndpointTemplate',
                                       'valueReference':{'reference':'Endpoint/t-1'}}],
                         'connectionType':{'code':'hl7-fhir-rest'},'payloadType':[{'coding':[{'code':'bars'}]}]}\
                        """,
                        Kindred.ATOMIC);

        assertThat(read.template()).isEqualTo("t-1");
        assertThat(read.address()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    'status':'active'                ; 'status':'on'                    ; Endpoint.status ; VALUE
                    'status':'active',               ; ''                               ; Endpoint.status ; REQUIRED
                    'address':'https://acorn.example/bars', ; ''                        ; Endpoint.address ; REQUIRED
                    'address':'https://acorn.example/bars'  ; 'address':'a b'           ; Endpoint.address ; VALUE
                    'value':'Acorn-v1'               ; 'value':' Acorn-v1'              ; Endpoint.identifier ; VALUE
                    'code':'bars'                    ; 'code':''                        ; Endpoint.payloadType ; REQUIRED
                    'header':'private'               ; 'header':'secret'                ; Endpoint.header ; VALUE
                    2026-12-31T23:59:59Z             ; 2025-12-31T23:59:59Z             ; Endpoint.period ; INVARIANT
                    2026-12-31T23:59:59Z             ; tomorrow                         ; Endpoint.period.end ; VALUE
                    id/ods-organization-code         ; id/something-else                ; Endpoint.managingOrganization ; VALUE
                    'resourceType':'Endpoint'        ; 'resourceType':'Patient'         ; Endpoint.resourceType ; STRUCTURE
                    """,
            quoteCharacter = '`')
    void names_the_element_that_is_wrong(String was, String is, String expression, Kind kind) {
        String broken = Json.BARS_14_ENDPOINT.replace(was, is.equals("''") ? "" : is);

        List<FieldFault> faults = faults(broken, Kindred.ATOMIC);

        assertThat(faults)
                .anySatisfy(fault -> {
                    assertThat(fault.expression()).isEqualTo(expression);
                    assertThat(fault.kind()).isEqualTo(kind);
                });
    }

    @Test
    void a_template_with_a_period_is_refused() {
        assertThat(faults(Json.BARS_14_ENDPOINT, Kindred.TEMPLATE))
                .extracting(FieldFault::expression)
                .contains("Endpoint.period");
    }

    @Test
    void a_text_or_an_array_is_no_resource() {
        assertThat(faults("[]", Kindred.ATOMIC)).isNotEmpty();
        assertThat(faults("'x'", Kindred.ATOMIC)).isNotEmpty();
    }

    private static EndpointResource understood(String json, Kindred kindred) {
        Reading<EndpointResource> reading = EndpointReader.read(Json.of(json), kindred);
        assertThat(reading).isInstanceOf(Understood.class);
        return ((Understood<EndpointResource>) reading).resource();
    }

    private static List<FieldFault> faults(String json, Kindred kindred) {
        Reading<EndpointResource> reading = EndpointReader.read(Json.of(json), kindred);
        assertThat(reading).isInstanceOf(Faulty.class);
        return ((Faulty<EndpointResource>) reading).faults();
    }
}
