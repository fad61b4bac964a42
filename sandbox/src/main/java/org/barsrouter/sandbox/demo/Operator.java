package org.barsrouter.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.barsrouter.sandbox.message.BarsRequest;

/// Somebody who asks the journal, over the API that the command line uses.
public final class Operator {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI journal;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    public Operator(URI journal) {
        this.journal = journal;
    }

    /// What the journal knows of everything sent with the request's ids: a repeat is a message of
    /// its own.
    private List<JsonNode> messages(BarsRequest request) {
        JsonNode conversation = get("/journal/v1/conversations/" + request.ids().correlationId());
        return elements(conversation.path("messages")).stream()
                .map(chapter -> chapter.path("message"))
                .filter(m -> m.path("requestId").asText().equals(request.ids().requestId().value()))
                .toList();
    }

    private List<JsonNode> deliveries(BarsRequest request) {
        return messages(request).stream()
                .flatMap(message -> elements(message.path("deliveries")).stream())
                .toList();
    }

    public void awaitDisposition(BarsRequest request, String disposition) {
        Await.until(
                "the disposition " + disposition + " in the journal",
                () ->
                        deliveries(request).stream()
                                .anyMatch(d ->
                                        d.at("/end/disposition").asText().equals(disposition)));
    }

    public void awaitSentence(BarsRequest request, String part) {
        Await.until(
                "a sentence with '" + part + "' in the journal",
                () ->
                        messages(request).stream()
                                .anyMatch(m -> m.path("sentences").toString().contains(part)));
    }

    /// The delivery id of the message's dead letter.
    public String awaitDeadLetter(BarsRequest request) {
        return Await.found(
                "a dead letter in the journal",
                () ->
                        elements(get("/journal/v1/dead-letters?limit=100").path("deadLetters"))
                                .stream()
                                .filter(letter ->
                                        letter.path("correlationId")
                                                .asText()
                                                .equals(request.ids().correlationId().value()))
                                .map(letter -> letter.path("deliveryId").asText())
                                .findFirst());
    }

    /// Replays a dead letter; gives the new delivery id.
    String replay(String deliveryId, String reason) {
        String body =
                JSON.createObjectNode()
                        .put("deliveryId", deliveryId)
                        .put("actor", "demo")
                        .put("reason", reason)
                        .toString();
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(journal.resolve("/journal/v1/replays"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)));
        StoryFailed.unless(answer.statusCode() == 202, "the replay was refused: " + answer.body());
        return Answer.json(answer.body()).path("deliveryId").asText();
    }

    boolean links(BarsRequest request, String deadLetter, String replay) {
        return deliveries(request).stream()
                .anyMatch(d ->
                        d.path("deliveryId").asText().equals(replay)
                                && d.path("replayOf").asText().equals(deadLetter));
    }

    private JsonNode get(String path) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(journal.resolve(path)));
        return answer.statusCode() == 200 ? Answer.json(answer.body()) : MissingNode.getInstance();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(10)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("the journal at " + journal + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the journal", e);
        }
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
