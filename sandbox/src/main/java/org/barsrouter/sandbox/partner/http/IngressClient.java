package org.barsrouter.sandbox.partner.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.barsrouter.sandbox.message.BarsRequest;

/// Sends BaRS requests to the router's ingress, as senders' systems do.
public final class IngressClient implements AutoCloseable {
    /// Longer than any deadline of the router.
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

    private final String baseUrl;
    private final Supplier<Optional<String>> authorization;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    /// A client of one ingress.
    ///
    /// @param baseUrl with the BaRS base path, without a slash at its end
    public IngressClient(URI baseUrl) {
        this(baseUrl, Optional::empty);
    }

    /// The same with credentials.
    ///
    /// @param authorization what `Authorization` is at the time of a request, if anything
    public IngressClient(URI baseUrl, Supplier<Optional<String>> authorization) {
        this.baseUrl = baseUrl.toString();
        this.authorization = authorization;
    }

    /// Waits for the answer, a minute at most.
    ///
    /// @throws UncheckedIOException when the ingress is out of reach or does not answer
    public SentAnswer send(BarsRequest request) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> answer =
                    http.send(httpRequest(request), HttpResponse.BodyHandlers.ofString());
            return new SentAnswer(
                    answer.statusCode(),
                    answer.headers(),
                    answer.body(),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw new UncheckedIOException("the ingress at " + baseUrl + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the ingress", e);
        }
    }

    private HttpRequest httpRequest(BarsRequest request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(baseUrl + request.path()))
                        .timeout(ANSWER_LIMIT)
                        .method(
                                request.method(),
                                request.body().isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::header);
        authorization.get().ifPresent(value -> builder.header("Authorization", value));
        return builder.build();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
