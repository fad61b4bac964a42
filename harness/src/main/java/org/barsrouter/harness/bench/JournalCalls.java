package org.barsrouter.harness.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Asks a running journal.
final class JournalCalls implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI journal;

    JournalCalls(URI journal) {
        this.journal = journal;
    }

    /// Waits until it has read all that stands in the topics.
    void awaitRead(Duration limit) throws IOException, InterruptedException {
        long latest = System.nanoTime() + limit.toNanos();
        while (get("/journal/v1/lag").path("records").asLong() > 0) {
            pause(latest);
        }
    }

    /// How old the last record is that it has applied, while others wait.
    double secondsBehind() throws IOException, InterruptedException {
        return get("/journal/v1/lag").path("seconds").asDouble();
    }

    /// Has it rebuilt, waits for the end, and says how many records were read again.
    long rebuild(Duration limit) throws IOException, InterruptedException {
        HttpResponse<String> begun =
                http.send(
                        HttpRequest.newBuilder(journal.resolve("/journal/v1/rebuild"))
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"actor\":\"bench\",\"reason\":\"bench\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (begun.statusCode() != 202) {
            throw new IllegalStateException("the journal refused a rebuild: " + begun.body());
        }
        long latest = System.nanoTime() + limit.toNanos();
        JsonNode now = get("/journal/v1/rebuild");
        while (!now.path("state").asText().equals("DONE")) {
            pause(latest);
            now = get("/journal/v1/rebuild");
        }
        return now.path("total").asLong();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(
                                HttpRequest.newBuilder(journal.resolve(path)).build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private static void pause(long latest) throws InterruptedException {
        if (System.nanoTime() > latest) {
            throw new IllegalStateException("the journal took too long");
        }
        var _ = new CountDownLatch(1).await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        http.close();
    }
}
