package org.barsrouter.harness.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Asks a running journal.
final class JournalCalls implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OVER = Set.of("FINISHED", "ABORTED", "STOPPED");
    private static final Duration BETWEEN = Duration.ofMillis(100);

    /// As often as `./bars replay` looks how a run gets on: each answer is work of the journal's.
    private static final Duration WATCHING = Duration.ofMillis(500);

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

    /// Waits until a search finds the message.
    void awaitFound(String request, Duration limit) throws IOException, InterruptedException {
        long latest = System.nanoTime() + limit.toNanos();
        while (get("/journal/v1/messages?limit=1&requestId=" + request)
                .path("messages")
                .isEmpty()) {
            pause(latest);
        }
    }

    /// Has it rebuilt, waits for the end, and says how many records were read again.
    long rebuild(Duration limit) throws IOException, InterruptedException {
        var _ = post("/journal/v1/rebuild", by("bench"));
        long latest = System.nanoTime() + limit.toNanos();
        JsonNode now = get("/journal/v1/rebuild");
        while (!now.path("state").asText().equals("DONE")) {
            pause(latest);
            now = get("/journal/v1/rebuild");
        }
        return now.path("total").asLong();
    }

    /// What became of a run.
    ///
    /// @param seconds from its order until everything had ended
    record RunReport(String state, int delivered, int total, double seconds) {
        String sentence() {
            return String.format(
                    Locale.ROOT,
                    "a run of %,d: %s, %,d delivered, %.1f s from its order to its end",
                    total,
                    state,
                    delivered,
                    seconds);
        }
    }

    /// Has all dead letters of an application replayed, as two people do it: dry run, order,
    /// approval; waits for its end.
    ///
    /// @param rate messages a second
    RunReport replay(String application, int rate, Duration limit)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        String search = "state=dead&client=" + application;
        String confirm =
                get("/journal/v1/replays/dry-run?" + search + "&rate=" + rate)
                        .path("confirm")
                        .asText();
        ObjectNode order = by("bench").put("rate", rate).put("confirm", confirm);
        order.putObject("select").put("state", "dead").put("client", application);
        JsonNode run = post("/journal/v1/replays/runs", order);
        String path = "/journal/v1/replays/runs/" + run.path("runId").asText();
        if (run.path("approvalNeeded").asBoolean()) {
            run = post(path + "/approve", by("second"));
        }
        while (!OVER.contains(run.path("state").asText())) {
            pause(start + limit.toNanos(), WATCHING);
            run = get(path);
        }
        return new RunReport(
                run.path("state").asText(),
                run.path("figures").path("delivered").asInt(),
                run.path("total").asInt(),
                (System.nanoTime() - start) / 1e9);
    }

    private static ObjectNode by(String actor) {
        return JSON.createObjectNode().put("actor", actor).put("reason", "bench");
    }

    private JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(journal.resolve(path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("the journal refused: " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(
                                HttpRequest.newBuilder(journal.resolve(path)).build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private static void pause(long latest) throws InterruptedException {
        pause(latest, BETWEEN);
    }

    private static void pause(long latest, Duration pause) throws InterruptedException {
        if (System.nanoTime() > latest) {
            throw new IllegalStateException("the journal took too long");
        }
        var _ = new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        http.close();
    }
}
