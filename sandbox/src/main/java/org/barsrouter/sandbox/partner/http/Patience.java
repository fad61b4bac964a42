package org.barsrouter.sandbox.partner.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// Lets answers wait, and ends every wait when the receiver goes down.
final class Patience {
    private final CompletableFuture<Void> goingDown = new CompletableFuture<>();
    private final AtomicReference<CompletableFuture<Void>> release =
            new AtomicReference<>(new CompletableFuture<>());

    /// Waits for `delay`.
    ///
    /// @return whether the receiver is still up
    boolean pause(Duration delay) {
        return delay.isZero() ? !goingDown.isDone() : !endsWithin(delay);
    }

    /// Waits for the release of everything that hangs.
    ///
    /// @return whether the receiver is still up
    boolean hang() {
        CompletableFuture.anyOf(goingDown, release.get()).join();
        return !goingDown.isDone();
    }

    void releaseHanging() {
        release.getAndSet(new CompletableFuture<>()).complete(null);
    }

    void end() {
        goingDown.complete(null);
    }

    private boolean endsWithin(Duration delay) {
        try {
            goingDown.get(delay.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException stillUp) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("going down never fails", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
