package org.barsrouter.catalogue.app;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.barsrouter.catalogue.config.CatalogueProperties.Reconcile;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.kafka.WriterState;
import org.barsrouter.catalogue.targets.ImportRules.Tests;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Runs the reconciliation by schedule against the source that the operator configured, and keeps
/// its reports.
public final class ReconcileLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReconcileLoop.class);

    private final CatalogueWriter writer;
    private final ReconcileTargets reconcile;
    private final Reconcile settings;
    private final ReconcileSource source;
    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    public ReconcileLoop(
            CatalogueWriter writer,
            ReconcileTargets reconcile,
            Reconcile settings,
            ReconcileSource source,
            InstantSource clock) {
        this.writer = writer;
        this.reconcile = reconcile;
        this.settings = settings;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("catalogue-reconcile").start(this::run);
    }

    private void run() {
        try {
            do {
                step();
            } while (!stopped.await(settings.every().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        if (!(writer.state() instanceof WriterState.Open)) {
            return;
        }
        try {
            ImportCommand.Input file = source.read();
            CompareTargets.Outcome outcome =
                    reconcile.run(
                            writer.catalogue(),
                            new CompareTargets.Question(file, Tests.SKIP, null, clock.instant()));
            switch (outcome) {
                case CompareTargets.Unreadable(var findings) ->
                        LOG.atWarn()
                                .addKeyValue("why", findings.getFirst().what())
                                .log("the other side of the reconciliation cannot be read");
                case CompareTargets.Compared _ -> keep();
            }
        } catch (IOException e) {
            reconcile.unreadable();
            LOG.atWarn()
                    .addKeyValue("why", e.getMessage())
                    .log("the other side of the reconciliation is out of reach");
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a reconciliation failed and is tried again");
        }
    }

    private void keep() throws IOException {
        ReconcileTargets.Latest latest = reconcile.latest().orElse(null);
        if (latest != null && settings.reports() != null) {
            new ReportFiles(settings.reports()).write(latest);
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null && stopped.getCount() > 0;
    }
}
