package org.barsrouter.harness.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.barsrouter.sandbox.demo.Partners;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.http.IngressClient;
import org.barsrouter.sandbox.partner.http.SentAnswer;
import org.barsrouter.schemas.header.BarsHeaders;
import org.junit.jupiter.api.DynamicTest;

/// Every method of every path of the BaRS API 1.4.0 through the whole system, with bodies of our
/// own. (The paths of the Endpoint Catalogue are told by [CatalogueFacade].)
///
/// @param status what the sender is answered
/// @param type of the resource that it is answered with
record EveryPath(String method, String path, int status, String type) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CastMember RECEIVER = CastMember.EMERGENCY_DEPARTMENT;
    private static final String ID = "/7d0a9c2e-0000-4000-8000-00000000a001";
    private static final String OUTCOME = "OperationOutcome";
    private static final List<String> CHANGEABLE = List.of("Appointment", "ServiceRequest");

    static Stream<DynamicTest> cases(URI ingress) {
        return Stream.of(reads(), writes(), documents())
                .flatMap(each -> each)
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.method() + " " + each.path(), () -> each.ask(ingress)));
    }

    private static Stream<EveryPath> reads() {
        return Stream.concat(
                Stream.of(
                        new EveryPath("GET", "/metadata", 200, "CapabilityStatement"),
                        new EveryPath("GET", "/MessageDefinition?context=a%7Cb", 200, "Bundle"),
                        new EveryPath(
                                "GET", "/Slot?status=free&start=ge2026-12-01", 200, "Bundle")),
                CHANGEABLE.stream()
                        .flatMap(type ->
                                Stream.of(
                                        new EveryPath(
                                                "GET", "/" + type + "?identifier=1", 200, "Bundle"),
                                        new EveryPath("GET", "/" + type + ID, 200, type))));
    }

    private static Stream<EveryPath> writes() {
        return CHANGEABLE.stream()
                .flatMap(type ->
                        Stream.of(
                                new EveryPath("POST", "/" + type, 200, type),
                                new EveryPath("PUT", "/" + type + ID, 200, type),
                                new EveryPath("PATCH", "/" + type + ID, 200, type),
                                new EveryPath("DELETE", "/" + type + ID, 200, OUTCOME)));
    }

    /// No record locator is configured.
    private static Stream<EveryPath> documents() {
        String path = "/DocumentReference";
        return Stream.of(
                new EveryPath("GET", path + "?subject=1", 501, OUTCOME),
                new EveryPath("GET", path + ID, 501, OUTCOME),
                new EveryPath("POST", path, 501, OUTCOME),
                new EveryPath("PUT", path + ID, 501, OUTCOME),
                new EveryPath("DELETE", path + ID, 501, OUTCOME));
    }

    /// Every kind of message that the standard's message definitions know and a sender may send to
    /// anybody, at the one path for messages.
    static Stream<DynamicTest> messages(URI ingress) {
        return Stream.of(
                        MessageKind.BOOKING_REQUEST,
                        MessageKind.BOOKING_CANCEL,
                        MessageKind.REFERRAL,
                        MessageKind.VALIDATION_REQUEST)
                .map(kind ->
                        DynamicTest.dynamicTest(
                                "POST /$process-message, " + kind.useContext(),
                                () -> answered(ingress, composer().request(kind, parties()), 200)));
    }

    private void ask(URI ingress) throws JsonProcessingException {
        BarsRequest read = composer().read(parties(), path);
        boolean writes = List.of("POST", "PUT", "PATCH").contains(method);
        BarsRequest request =
                read.write(method, path, writes ? body() : "")
                        .withHeader("Accept", BarsHeaders.FHIR_JSON + ";version=1.4.0");
        JsonNode resource =
                answered(
                        ingress,
                        writes
                                ? request.withHeader("Content-Type", BarsHeaders.FHIR_JSON)
                                : request,
                        status);
        assertThat(resource.path("resourceType").asText()).isEqualTo(type);
    }

    private String body() throws JsonProcessingException {
        String named = path.substring(1).replaceAll("[/?].*", "");
        return JSON.writeValueAsString(Map.of("resourceType", named, "status", "cancelled"));
    }

    private static JsonNode answered(URI ingress, BarsRequest request, int status)
            throws JsonProcessingException {
        try (IngressClient client = Partners.client(ingress)) {
            SentAnswer answer = client.send(request);
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            for (String id : List.of(BarsHeaders.REQUEST_ID, BarsHeaders.CORRELATION_ID)) {
                assertThat(answer.header(id)).hasValue(request.headers().get(id));
            }
            return JSON.readTree(answer.body());
        }
    }

    private static Composer composer() {
        return new Composer(InstantSource.system(), new SecureRandom());
    }

    private static Parties parties() {
        return new Parties(CastMember.TELEPHONE_ADVICE.party(), RECEIVER.party());
    }
}
