package org.barsrouter.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.barsrouter.journal.kafka.TestCluster;
import org.barsrouter.journal.store.JournalDatabase;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The journal as it ships, on the test cluster and a free port.
final class RunningJournal implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    private RunningJournal(ConfigurableApplicationContext context) {
        this.context = context;
        this.port =
                ((WebServerApplicationContext) context).getWebServer() == null
                        ? 0
                        : ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /// An HTTP answer.
    record Answer(int status, String contentType, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    static RunningJournal start(Optional<Path> directory) {
        return new RunningJournal(
                JournalApplication.builder()
                        .run(
                                "--server.port=0",
                                "--bars.environment=SANDBOX",
                                "--bars.bootstrap-servers=" + TestCluster.get().bootstrapServers(),
                                "--journal.reading.partition-check=500ms",
                                "--journal.directory=" + directory.map(Path::toString).orElse("")));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// All beans of a type.
    <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    JournalDatabase database() {
        return bean(JournalDatabase.class);
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    Answer post(String path, String json) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(
                            request.timeout(Duration.ofSeconds(30)).build(),
                            HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
