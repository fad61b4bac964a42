package org.barsrouter.catalogue.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.kafka.UnreadableCatalogueException;
import org.barsrouter.catalogue.kafka.WriterState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps this instance the writer: opens, seeds, opens again when an outcome is unknown, and looks
/// now and then whether another instance has taken over.
public final class WriterLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WriterLoop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CatalogueWriter writer;
    private final SeedCatalogue seed;
    private final Duration interval;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile String obstacle = "it is starting";

    public WriterLoop(CatalogueWriter writer, SeedCatalogue seed, Duration interval) {
        this.writer = writer;
        this.seed = seed;
        this.interval = interval;
    }

    /// What keeps the service from working; empty when nothing does.
    public Optional<String> obstacle() {
        return switch (writer.state()) {
            case WriterState.Fenced _ ->
                    Optional.of("another instance is the writer of this catalogue");
            case WriterState.Opening(String why) ->
                    Optional.of(obstacle.isEmpty() ? why : obstacle);
            case WriterState.Open _ ->
                    obstacle.isEmpty() ? Optional.empty() : Optional.of(obstacle);
        };
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("catalogue-writer").start(this::run);
    }

    private void run() {
        try {
            do {
                step();
            } while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() {
        try {
            switch (writer.state()) {
                case WriterState.Opening _ -> {
                    writer.open();
                    seeded();
                }
                case WriterState.Open _ -> {
                    if (!obstacle.isEmpty()) {
                        seeded();
                    }
                    writer.checkClaim();
                }
                case WriterState.Fenced _ -> {}
            }
        } catch (KafkaException e) {
            obstacle = "Kafka does not answer; check bars.bootstrap-servers";
            LOG.atWarn().setCause(e).log("the catalogue cannot be opened yet");
        } catch (UnreadableCatalogueException e) {
            obstacle = e.why();
            LOG.atError().setCause(e).log("the catalogue cannot be opened");
        } catch (RuntimeException e) {
            obstacle = "it failed; its log says more";
            LOG.atError().setCause(e).log("the writer of the catalogue failed and tries again");
        }
    }

    private void seeded() {
        obstacle = seed.run().orElse("");
        if (!obstacle.isEmpty()) {
            LOG.atError().addKeyValue("why", obstacle).log("the catalogue cannot be seeded");
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        writer.close();
    }

    @Override
    public boolean isRunning() {
        return thread != null && stopped.getCount() > 0;
    }
}
