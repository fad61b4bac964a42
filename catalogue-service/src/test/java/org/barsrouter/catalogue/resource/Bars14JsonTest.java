package org.barsrouter.catalogue.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.barsrouter.catalogue.resource.EndpointReader.Kindred;
import org.barsrouter.catalogue.resource.Reading.Understood;
import org.junit.jupiter.api.Test;

class Bars14JsonTest {

    @Test
    void what_was_written_is_read_the_same() {
        EndpointResource read = read(Json.of(Json.BARS_14_ENDPOINT));

        assertThat(read(Bars14Json.endpoint(read))).isEqualTo(read);
    }

    @Test
    void organisations_stand_in_arrays_and_codes_in_concepts() {
        ObjectNode out = Bars14Json.endpoint(read(Json.of(Json.BARS_14_ENDPOINT)));

        assertThat(out.at("/managingOrganization/0/identifier/value").asText()).isEqualTo("X99");
        assertThat(out.at("/connectionType/coding/0/code").asText()).isEqualTo("hl7-fhir-rest");
        assertThat(out.at("/header").asText()).isEqualTo("private");
    }

    @Test
    void systems_go_out_in_their_one_spelling() {
        ObjectNode out = Bars14Json.endpoint(read(Json.of(Json.BARS_14_ENDPOINT)));

        assertThat(out.at("/identifier/1/system").asText()).isEqualTo(Systems.PRODUCT_ID);
        assertThat(out.at("/managingOrganization/0/identifier/system").asText())
                .isEqualTo(Systems.ODS);
    }

    @Test
    void an_address_that_may_not_be_seen_is_left_out() {
        EndpointResource read = read(Json.of(Json.BARS_14_ENDPOINT));

        assertThat(Bars14Json.endpoint(read.withoutAddress()).has("address")).isFalse();
    }

    private static EndpointResource read(com.fasterxml.jackson.databind.JsonNode json) {
        return ((Understood<EndpointResource>) EndpointReader.read(json, Kindred.ATOMIC))
                .resource();
    }
}
