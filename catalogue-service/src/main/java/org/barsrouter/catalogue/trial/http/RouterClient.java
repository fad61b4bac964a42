package org.barsrouter.catalogue.trial.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.barsrouter.catalogue.certify.Reply;
import org.barsrouter.catalogue.trial.Conversation;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.schemas.header.BarsHeaders;

/// The router as a sender sees it, and its journal.
public final class RouterClient implements AutoCloseable {
    /// Longer than any relay deadline.
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final URI ingress;
    private final URI journal;
    private final Duration patience;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    /// @param patience how long an asynchronous answer is waited for
    public RouterClient(URI ingress, URI journal, Duration patience) {
        this.ingress = ingress;
        this.journal = journal;
        this.patience = patience;
    }

    Reply send(BarsRequest request) {
        long start = System.nanoTime();
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(ingress + BarsHeaders.BASE_PATH + request.path()))
                        .timeout(ANSWER)
                        .method(
                                request.method(),
                                HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::header);
        try {
            HttpResponse<String> answer =
                    http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> headers = new HashMap<>();
            answer.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Reply.Answered(answer.statusCode(), headers, answer.body(), since(start));
        } catch (IOException e) {
            return new Reply.Missing(cause(e), since(start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Missing(Reply.Cause.BROKEN, since(start));
        }
    }

    private static Reply.Cause cause(IOException e) {
        return switch (e) {
            case ConnectException _ -> Reply.Cause.CONNECT;
            case HttpTimeoutException _ -> Reply.Cause.TIME;
            default -> Reply.Cause.BROKEN;
        };
    }

    /// What the journal tells of a conversation as soon as it tells what is waited for, or when
    /// patience is at its end.
    Conversation await(String correlationId, Predicate<Conversation> wanted) {
        long end = System.nanoTime() + patience.toNanos();
        Conversation last = Conversation.empty();
        do {
            last = told(correlationId);
            if (wanted.test(last)) {
                return last;
            }
        } while (System.nanoTime() < end && pause());
        return last;
    }

    private Conversation told(String correlationId) {
        try {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    journal
                                                            + "/journal/v1/conversations/"
                                                            + correlationId))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return Conversation.read(answer.body()).orElseGet(Conversation::empty);
        } catch (IOException e) {
            return Conversation.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Conversation.empty();
        }
    }

    private static boolean pause() {
        try {
            return !new CountDownLatch(1).await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
