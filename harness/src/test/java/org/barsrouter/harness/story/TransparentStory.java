package org.barsrouter.harness.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.barsrouter.sandbox.app.Sandbox;
import org.barsrouter.sandbox.app.SandboxSettings;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.message.HeaderValues;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.http.ReceiverSettings;
import org.barsrouter.sandbox.partner.http.SimulatedReceiver;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./bars up --profile transparent`: whoever speaks with the national proxy speaks with the
/// sandbox, its catalogue from a targets file with test services beside those of the directory.
@Tag("full")
class TransparentStory {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ServiceId TEST = new ServiceId("tests", "story-receiver");
    private static final ServiceId LISTED = new ServiceId(CastMember.SYSTEM, "2000098801");
    @TempDir private static Path data;
    private static SimulatedReceiver receiver;
    private static Sandbox sandbox;

    @BeforeAll
    static void starts() {
        receiver =
                SimulatedReceiver.start(ReceiverSettings.local(0), InstantSource.system())
                        .hosting(TEST, LISTED);
        String targets =
                """
                {"NHSD-Target-Identifier": {
                  "tests": {"story-receiver": "%1$s/"},
                  "%2$s": {"2000098801": "%1$s"}
                }}
                """
                        .formatted(receiver.baseUrl(), CastMember.SYSTEM);
        sandbox =
                Sandbox.start(
                        SandboxSettings.of(data, ServicePorts.free())
                                .seeded(new SandboxSettings.Seed(targets, ""))
                                .with(
                                        List.of(
                                                "--ingress.profile=transparent",
                                                "--ingress.dialect=nhs-live",
                                                "--ingress.status.api-key=story")));
    }

    @AfterAll
    static void ends() {
        sandbox.close();
        receiver.close();
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                URI.create(sandbox.ingress().resolve(BarsHeaders.BASE_PATH) + path));
    }

    private static HttpRequest.Builder to(String path, ServiceId service) {
        return to(path).header(BarsHeaders.REQUEST_ID, UUID.randomUUID().toString())
                .header(BarsHeaders.CORRELATION_ID, UUID.randomUUID().toString())
                .header(BarsHeaders.TARGET_IDENTIFIER, HeaderValues.targetIdentifier(service));
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    @Test
    void ping_and_status_speak_as_the_proxys() throws Exception {
        HttpResponse<String> ping = answer(to("/_ping"));
        assertThat(ping.statusCode()).isEqualTo(200);
        assertThat(json(ping).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("version", "revision", "releaseId", "commitId");

        assertThat(answer(to("/_status")).statusCode()).isEqualTo(401);
        HttpResponse<String> status = answer(to("/_status").header("apikey", "story"));
        assertThat(status.statusCode()).isEqualTo(200);
        assertThat(json(status).has("status")).isTrue();
        assertThat(json(status).has("commitId")).isTrue();
    }

    @Test
    void without_a_target_metadata_is_the_routers_own_and_needs_no_ids() throws Exception {
        HttpResponse<String> metadata = answer(to("/metadata"));

        assertThat(metadata.statusCode()).isEqualTo(200);
        assertThat(json(metadata).path("resourceType").asText()).isEqualTo("CapabilityStatement");
    }

    @Test
    void services_of_both_systems_are_read_at_their_addresses() throws Exception {
        for (ServiceId service : List.of(TEST, LISTED)) {
            HttpResponse<String> read = answer(to("/Slot?status=free%7Cbusy", service));

            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(receiver.received(service).getLast().path()).isEqualTo("/Slot");
            assertThat(receiver.received(service).getLast().rawQuery())
                    .isEqualTo("status=free%7Cbusy");
        }
    }

    @Test
    void what_the_proxy_does_not_judge_the_receiver_answers() throws Exception {
        HttpResponse<String> noBody =
                answer(
                        to("/$process-message", TEST)
                                .header("Accept", "*/*")
                                .POST(BodyPublishers.noBody()));
        HttpResponse<String> wrongVerb =
                answer(to("/Slot", TEST).method("PUT", BodyPublishers.ofString("no json")));
        HttpResponse<String> unknownPath = answer(to("/Patient/1?a=b", TEST));

        assertThat(receiver.received(TEST))
                .extracting(received -> received.method() + " " + received.path())
                .contains("POST /$process-message", "PUT /Slot", "GET /Patient/1");
        assertThat(List.of(noBody.statusCode(), wrongVerb.statusCode(), unknownPath.statusCode()))
                .containsExactly(400, 405, 404);
        for (HttpResponse<String> refused : List.of(noBody, wrongVerb, unknownPath)) {
            assertThat(refused.body()).contains("\"REC_");
        }
    }

    /// The ids of its fixed bodies tell which refusal it is.
    @Test
    void refusals_come_in_its_order_and_in_its_words() throws Exception {
        ServiceId nobody = new ServiceId(CastMember.SYSTEM, "2000099999");
        HttpResponse<String> noIds =
                answer(to("/Slot").header(BarsHeaders.TARGET_IDENTIFIER, "this-is-not-base-64"));
        HttpResponse<String> noTarget =
                answer(
                        to("/Slot")
                                .header(BarsHeaders.REQUEST_ID, "any")
                                .header(BarsHeaders.CORRELATION_ID, "thing"));
        HttpResponse<String> unknown = answer(to("/Slot", nobody));

        assertThat(noIds.statusCode()).isEqualTo(400);
        assertThat(json(noIds).path("id").asText()).startsWith("42c78e78");
        assertThat(noTarget.statusCode()).isEqualTo(400);
        assertThat(json(noTarget).path("id").asText()).startsWith("76825bab");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).path("id").asText()).startsWith("531e073a");
    }
}
