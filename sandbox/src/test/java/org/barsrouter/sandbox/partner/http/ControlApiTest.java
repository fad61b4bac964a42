package org.barsrouter.sandbox.partner.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import org.barsrouter.sandbox.message.SyntheticPatient;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.Requests;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlApiTest {
    private final SimulatedReceiver receiver =
            SimulatedReceiver.start(ReceiverSettings.local(0), InstantSource.system())
                    .hosting(CastMember.EMERGENCY_DEPARTMENT.service());
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void ends() {
        http.close();
        receiver.close();
    }

    @Test
    void a_script_is_changed() throws Exception {
        HttpResponse<String> answer = put("/_script/2000099901", "refuse 503 twice then accept");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(sent().status()).isEqualTo(503);
    }

    @Test
    void a_script_that_makes_no_sense_is_refused_with_a_hint() throws Exception {
        HttpResponse<String> answer = put("/_script/2000099901", "explode");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("a step begins with accept");
    }

    @Test
    void a_service_that_is_not_simulated_here_is_taken_on_if_it_can_be_one() throws Exception {
        assertThat(put("/_script/1", "accept").statusCode()).isEqualTo(404);
        assertThat(put("/_script/2000099999", "explode").statusCode()).isEqualTo(400);
        assertThat(put("/_script/2000099999", "accept").statusCode()).isEqualTo(200);
        assertThat(receiver.received(new ServiceId(CastMember.SYSTEM, "2000099999"))).isEmpty();
    }

    @Test
    void what_came_is_shown_without_the_patients_data() throws Exception {
        sent();

        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(at("/_received")).build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).contains("2000099901").contains("process-message");
        assertThat(SyntheticPatient.identifyingTexts())
                .noneMatch(text -> answer.body().contains(text));
    }

    private SentAnswer sent() {
        try (IngressClient client = new IngressClient(receiver.baseUrl())) {
            return client.send(Requests.booking());
        }
    }

    private HttpResponse<String> put(String path, String script)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(at(path))
                        .PUT(HttpRequest.BodyPublishers.ofString(script))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return receiver.baseUrl().resolve(path);
    }
}
