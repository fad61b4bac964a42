package org.barsrouter.ingress.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathMatchTest {

    @ParameterizedTest
    @CsvSource({
        "POST,/Appointment",
        "POST,/ServiceRequest",
        "PUT,/Appointment/a1",
        "PATCH,/Appointment/a1",
        "DELETE,/Appointment/a1",
        "PUT,/ServiceRequest/00000000-0000-4000-8000-000000000001",
        "PATCH,/ServiceRequest/A-1.b",
        "DELETE,/ServiceRequest/1"
    })
    void knows_the_direct_writes(String method, String path) {
        assertThat(PathMatch.of(method, path)).isInstanceOf(PathMatch.DirectWrite.class);
    }

    @Test
    void knows_the_message_operation_however_its_dollar_is_written() {
        assertThat(PathMatch.of("POST", "/$process-message"))
                .isInstanceOf(PathMatch.ProcessMessage.class);
        assertThat(PathMatch.of("POST", "/%24process-message"))
                .isInstanceOf(PathMatch.ProcessMessage.class);
    }

    @Test
    void knows_the_status_of_a_message() {
        assertThat(PathMatch.of("GET", "/_messages/abc/status"))
                .isEqualTo(new PathMatch.Status("abc"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/$process-message,POST",
        "HEAD,/$process-message,POST",
        "HEAD,/Slot,GET",
        "POST,/metadata,GET",
        "OPTIONS,/MessageDefinition,GET",
        "POST,/_messages/1/status,GET"
    })
    void names_the_one_method_of_a_path(String method, String path, String allowed) {
        assertThat(PathMatch.of(method, path))
                .isEqualTo(new PathMatch.WrongMethod(List.of(allowed)));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/HealthcareService",
        "POST,/Endpoint",
        "GET,/Endpoint/$template",
        "POST,/Endpoint/%24template",
        "PUT,/HealthcareService/00000000-0000-4000-8000-000000000001",
        "DELETE,/Endpoint/1/$template",
        "PATCH,/Endpoint/1"
    })
    void leaves_the_paths_of_the_catalogue_to_the_catalogue(String method, String path) {
        assertThat(PathMatch.of(method, path)).isEqualTo(new PathMatch.Catalogue());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/HealthcareService/$template",
        "GET,/Endpoint/../$template",
        "GET,/Endpoint/1/history",
        "GET,/Endpoints",
        "GET,/Endpoint/1/$template/x"
    })
    void knows_no_other_paths_like_them(String method, String path) {
        assertThat(PathMatch.of(method, path)).isEqualTo(new PathMatch.Unknown());
    }

    @Test
    void names_all_methods_of_a_resource() {
        assertThat(PathMatch.of("POST", "/Appointment/1"))
                .isEqualTo(new PathMatch.WrongMethod(List.of("GET", "PUT", "PATCH", "DELETE")));
        assertThat(PathMatch.of("PUT", "/ServiceRequest"))
                .isEqualTo(new PathMatch.WrongMethod(List.of("GET", "POST")));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/DocumentReference,CONSUMER",
        "POST,/DocumentReference,PRODUCER",
        "GET,/DocumentReference/RXX-1,PRODUCER",
        "PUT,/DocumentReference/RXX-1,PRODUCER",
        "DELETE,/DocumentReference/RXX-1,PRODUCER"
    })
    void knows_which_side_of_a_record_locator_is_asked(
            String method, String path, PathMatch.Locator side) {
        assertThat(PathMatch.of(method, path)).isEqualTo(new PathMatch.DocumentReference(side));
    }

    @Test
    void knows_what_concerns_the_router_itself() {
        assertThat(PathMatch.of("GET", "/_ping")).isEqualTo(new PathMatch.Ping());
        assertThat(PathMatch.of("HEAD", "/_ping")).isEqualTo(new PathMatch.Ping());
        assertThat(PathMatch.of("GET", "/_status")).isEqualTo(new PathMatch.OwnStatus());
        assertThat(PathMatch.of("HEAD", "/_status"))
                .isEqualTo(new PathMatch.WrongMethod(List.of("GET")));
        assertThat(PathMatch.of("PATCH", "/DocumentReference/1"))
                .isEqualTo(new PathMatch.WrongMethod(List.of("GET", "PUT", "DELETE")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metadata",
                "/MessageDefinition",
                "/Slot",
                "/Appointment",
                "/Appointment/1",
                "/ServiceRequest",
                "/ServiceRequest/00000000-0000-4000-8000-000000000001"
            })
    void knows_the_reads(String path) {
        assertThat(PathMatch.of("GET", path)).isInstanceOf(PathMatch.Read.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/appointment",
                "/Appointment/",
                "/Appointment//1",
                "/Appointment/.",
                "/Appointment/..",
                "/Appointment/a%2Fb",
                "/Appointment/a;b=c",
                "/Appointment/1/$do",
                "/Patient",
                "/Slot/1",
                "/slot",
                "/metadata/",
                "/Metadata",
                "/MessageDefinition/1",
                "/Patient/1",
                "/$process-message/",
                "/_messages/1",
                "/_messages/1/status/"
            })
    void knows_nothing_else(String path) {
        assertThat(PathMatch.of("POST", path)).isInstanceOf(PathMatch.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/Patient/1,Read",
        "GET,/Slot/1,Read",
        "GET,/$process-message,Read",
        "PUT,/Slot,DirectWrite",
        "HEAD,/metadata,DirectWrite",
        "OPTIONS,/Appointment,DirectWrite",
        "POST,/$nothing,DirectWrite",
        "POST,/$process-message,ProcessMessage",
        "GET,/Appointment/1,Read",
        "GET,/_cache,Unknown",
        "POST,/_ping,WrongMethod",
        "GET,/Appointment/..,Unknown",
        "GET,/%2e%2E/x,Unknown",
        "GET,/a\\..\\b,Unknown",
        "GET,'',Unknown"
    })
    void lets_the_receiver_answer_what_is_strange_in_the_transparent_profile(
            String method, String path, String match) {
        assertThat(PathMatch.of(Profile.TRANSPARENT, method, path).getClass().getSimpleName())
                .isEqualTo(match);
    }

    @Test
    void refuses_an_id_that_is_longer_than_fhir_allows() {
        assertThat(PathMatch.of("PUT", "/Appointment/" + "a".repeat(64)))
                .isInstanceOf(PathMatch.DirectWrite.class);
        assertThat(PathMatch.of("PUT", "/Appointment/" + "a".repeat(65)))
                .isInstanceOf(PathMatch.Unknown.class);
    }
}
