package org.barsrouter.sandbox.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.http.SandboxKey;

/// Registers the sandbox's own application on first start, over the API that operators use.
final class RegisteredSender {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CREATED = 201;
    private static final int EXISTS = 409;
    private static final int RATE = 10_000;

    private RegisteredSender() {}

    static void register(SandboxSettings settings) {
        ObjectNode fields =
                JSON.createObjectNode()
                        .put("name", "the sandbox's own sender")
                        .put("organisation", CastMember.TELEPHONE_ADVICE.party().odsCode())
                        .put("jwks", SandboxKey.publicKeys(settings.data()).toString(true))
                        .put("ratePerSecond", RATE)
                        .put("reason", "first start of the sandbox");
        HttpRequest request =
                HttpRequest.newBuilder(
                                settings.ports()
                                        .ingressAdminAddress()
                                        .resolve("/clients/v1/" + SandboxKey.CLIENT_ID))
                        .header("Content-Type", "application/json")
                        .header("NHSD-User-Id", "sandbox")
                        .PUT(HttpRequest.BodyPublishers.ofString(fields.toString()))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != CREATED && answer.statusCode() != EXISTS) {
                throw new IllegalStateException(
                        "the sandbox's own application was not registered: " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("ingress does not answer its operators", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while registering", e);
        }
    }
}
