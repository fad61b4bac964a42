package org.barsrouter.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/// Somebody who asks delivery why something waits, over the API that `./bars why` uses.
final class DeliveryDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI delivery;
    private final HttpClient http = HttpClient.newHttpClient();

    DeliveryDesk(URI delivery) {
        this.delivery = delivery;
    }

    /// The sentences about a message that is not through.
    List<String> why(String messageId) {
        return sentences(answer(messageId).at("/deliveries/0/sentences"));
    }

    /// How many messages are parked in the lanes of a host.
    int parkedAt(String host) {
        return StreamSupport.stream(answer(host).path("lanes").spliterator(), false)
                .mapToInt(lane -> lane.path("parked").asInt())
                .sum();
    }

    /// The outages under way, each a sentence.
    List<String> outages() {
        JsonNode outages = Answer.json(get("/delivery/v1/outages")).path("outages");
        return StreamSupport.stream(outages.spliterator(), false)
                .map(outage -> outage.path("sentence").asText())
                .toList();
    }

    /// How many outages have started or ended since the service started.
    ///
    /// @param phase STARTED or ENDED
    int outageEvents(String phase) {
        return get("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith("delivery_outages_total{"))
                .filter(line -> line.contains("phase=\"" + phase + "\""))
                .mapToInt(
                        line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private JsonNode answer(String id) {
        return Answer.json(
                get("/delivery/v1/why?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8)));
    }

    private static List<String> sentences(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private String get(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(delivery.resolve(path))
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException("delivery at " + delivery + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking delivery", e);
        }
    }
}
