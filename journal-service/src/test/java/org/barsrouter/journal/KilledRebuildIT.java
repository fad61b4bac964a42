package org.barsrouter.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.journal.kafka.TestCluster;
import org.barsrouter.journal.kafka.Written;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal in a process of its own, killed with signal 9 while it rebuilds.
@Tag("full")
class KilledRebuildIT {
    private static final int MESSAGES = 2_000;

    private final TestCluster cluster = TestCluster.get();
    private final HttpClient http = HttpClient.newHttpClient();
    @TempDir private Path directory = Path.of("");

    @Test
    void the_view_is_the_same_row_for_row_wherever_the_rebuild_was_killed()
            throws IOException, InterruptedException {
        for (int i = 0; i < MESSAGES; i++) {
            Written message = i % 2 == 0 ? Written.relay() : Written.deferred();
            cluster.append(message.inbound());
            cluster.append(message.outcome());
        }
        Map<String, List<String>> before;
        try (RunningJournal journal = RunningJournal.start(Optional.of(directory))) {
            RebuildIT.caughtUp(journal);
            before = RebuildIT.facts(journal);
        }

        killedDuringRebuild("\"state\":\"");
        killedDuringRebuild("\"read\":[1-9]");

        try (RunningJournal journal = RunningJournal.start(Optional.of(directory))) {
            RebuildIT.over(journal);
            assertThat(RebuildIT.facts(journal)).isEqualTo(before);
        }
    }

    /// Kills it as soon as what it says of the rebuild holds a pattern. A rebuild that still runs
    /// from the kill before is gone on with.
    private void killedDuringRebuild(String pattern) throws IOException, InterruptedException {
        int port = freePort();
        Process process = start(port);
        try {
            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .until(() -> !get(port, "/journal/v1/rebuild").isEmpty());
            String state = get(port, "/journal/v1/rebuild");
            if (state.contains("NONE") || state.contains("DONE")) {
                post(port);
            }
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofMinutes(1))
                    .until(() ->
                            get(port, "/journal/v1/rebuild").matches("(?s).*" + pattern + ".*"));
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private Process start(int port) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalApplication.class.getName(),
                        "--server.port=" + port,
                        "--bars.environment=SANDBOX",
                        "--bars.bootstrap-servers=" + cluster.bootstrapServers(),
                        "--journal.reading.max-records=50",
                        "--journal.directory=" + directory)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private String get(int port, String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void post(int port) throws IOException, InterruptedException {
        String wish = "{\"actor\":\"sam\",\"reason\":\"killed\"}";
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/journal/v1/rebuild"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(wish))
                        .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(202);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
