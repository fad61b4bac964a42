package org.barsrouter.catalogue.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs errands two at a time and remembers the latest of them.
///
/// @param <R> what comes of one
public final class Errands<R> {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final int REMEMBERED = 200;

    private final Semaphore atATime = new Semaphore(2);
    private final Map<String, Errand<R>> latest = new LinkedHashMap<>();

    /// What is to be done: it tells lines, and gives the result.
    ///
    /// @param <R> what comes of it
    public interface Work<R> {
        R run(String id, Consumer<String> told);
    }

    /// Starts work and returns at once.
    public Errand<R> start(Work<R> work) {
        Errand<R> errand = new Errand<>(UUID.randomUUID().toString());
        synchronized (latest) {
            latest.put(errand.id(), errand);
            if (latest.size() > REMEMBERED) {
                latest.remove(latest.keySet().iterator().next());
            }
        }
        Thread.ofVirtual().name("errand-" + errand.id()).start(() -> run(errand, work));
        return errand;
    }

    private void run(Errand<R> errand, Work<R> work) {
        atATime.acquireUninterruptibly();
        try {
            errand.end(work.run(errand.id(), errand::tell));
        } catch (NotKeptException e) {
            errand.fail(e.sentence());
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("errand", errand.id()).log("an errand failed");
            errand.fail("It failed; the fault is ours, the log of the catalogue says more.");
        } finally {
            atATime.release();
        }
    }

    public Optional<Errand<R>> find(String id) {
        synchronized (latest) {
            return Optional.ofNullable(latest.get(id));
        }
    }
}
