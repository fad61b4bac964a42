package org.barsrouter.sandbox.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Asks services whether they are ready, as a load balancer would.
public final class Readiness {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();

    /// Returns when every service is ready.
    ///
    /// @throws IllegalStateException naming the first that is not ready in time
    public void await(Duration atMost, Iterable<URI> services) {
        long end = System.nanoTime() + atMost.toNanos();
        for (URI service : services) {
            while (!isReady(service)) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(
                            service
                                    + " is not ready after "
                                    + atMost.toSeconds()
                                    + " s: its log says why");
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private boolean isReady(URI service) {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/actuator/health/readiness"))
                        .timeout(ANSWER)
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + service, e);
        }
    }
}
