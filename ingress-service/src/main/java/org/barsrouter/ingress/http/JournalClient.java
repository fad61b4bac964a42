package org.barsrouter.ingress.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.barsrouter.ingress.status.JournalAnswer;
import org.barsrouter.ingress.status.JournalJson;
import org.barsrouter.schemas.id.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the journal for the state of one message.
public final class JournalClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalClient.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();

    public JournalClient(URI base) {
        this.base = base;
    }

    /// Never throws: a journal that is away is an answer too.
    JournalAnswer status(MessageId message) {
        URI uri = base.resolve("/journal/v1/messages/" + message + "/status");
        try {
            HttpResponse<byte[]> response =
                    client.send(
                            HttpRequest.newBuilder(uri).timeout(TIMEOUT).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            return switch (response.statusCode()) {
                case OK -> JournalJson.read(response.body());
                case NOT_FOUND -> new JournalAnswer.NotKnown();
                default -> new JournalAnswer.Away();
            };
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("messageId", message)
                    .addKeyValue("failure", e.getClass().getSimpleName())
                    .log("the journal does not answer");
            return new JournalAnswer.Away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new JournalAnswer.Away();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
