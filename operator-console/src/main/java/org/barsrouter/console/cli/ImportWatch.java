package org.barsrouter.console.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Service;

/// Says what a long import is at, every few seconds, until it has ended.
final class ImportWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final CountDownLatch ended = new CountDownLatch(1);

    private ImportWatch() {}

    static ImportWatch start(Service catalogue, String requestId, Screen screen) {
        ImportWatch watch = new ImportWatch();
        Thread.ofVirtual().start(() -> watch.run(catalogue, requestId, screen));
        return watch;
    }

    private void run(Service catalogue, String requestId, Screen screen) {
        try {
            while (!ended.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (catalogue.get("/catalogue/v1/imports/progress?id=" + requestId)
                                instanceof Answered at
                        && at.isSuccess()) {
                    screen.progress(
                            String.format(
                                    Locale.ROOT,
                                    "  %.0f s: %s ...",
                                    at.json().path("runningMillis").asLong() / 1e3,
                                    at.json().path("at").asText()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
