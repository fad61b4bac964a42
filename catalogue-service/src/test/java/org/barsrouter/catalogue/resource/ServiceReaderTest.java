package org.barsrouter.catalogue.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barsrouter.catalogue.resource.Reading.Faulty;
import org.barsrouter.catalogue.resource.Reading.Understood;
import org.junit.jupiter.api.Test;

class ServiceReaderTest {

    @Test
    void understands_a_service_of_bars_1_4() {
        ServiceResource read =
                ((Understood<ServiceResource>) ServiceReader.read(Json.of(Json.SERVICE)))
                        .resource();

        assertThat(read.principal())
                .contains(new BusinessId("http://fhir.nhs.uk/Id/dos-service-id", "2000099901"));
        assertThat(read.productIds()).containsExactly("Acorn-v1");
        assertThat(read.providedBy()).isEqualTo("A1001");
        assertThat(read.endpoints()).containsExactly("e-1", "e-2");
    }

    @Test
    void a_product_id_alone_names_no_service() {
        assertThat(
                        faults(
                                Json.SERVICE.replace(
                                        "http://fhir.nhs.uk/Id/dos-service-id",
                                        "https://fhir.nhs.uk/Id/product-id")))
                .contains("HealthcareService.identifier");
    }

    @Test
    void an_endpoint_that_stands_twice_is_refused() {
        assertThat(faults(Json.SERVICE.replace("Endpoint/e-2", "Endpoint/e-1")))
                .contains("HealthcareService.endpoint");
    }

    @Test
    void a_reference_to_something_else_is_refused() {
        assertThat(faults(Json.SERVICE.replace("'Endpoint/e-1'", "'Patient/e-1'")))
                .contains("HealthcareService.endpoint");
    }

    @Test
    void reads_the_order_of_a_list() {
        PriorityList read =
                ((Understood<PriorityList>)
                                ServiceReader.readList(
                                        Json.of(
                                                """
                                                {'resourceType':'List','status':'current','mode':'working',
                                                 'subject':{'reference':'HealthcareService/s-1'},
                                                 'entry':[{'item':{'reference':'Endpoint/e-2'}},
                                                          {'item':{'reference':'Endpoint/e-1'}}]}\
                                                """)))
                        .resource();

        assertThat(read.service()).isEqualTo("s-1");
        assertThat(read.endpoints()).containsExactly("e-2", "e-1");
    }

    private static List<String> faults(String json) {
        return ((Faulty<ServiceResource>) ServiceReader.read(Json.of(json)))
                .faults().stream().map(FieldFault::expression).toList();
    }
}
