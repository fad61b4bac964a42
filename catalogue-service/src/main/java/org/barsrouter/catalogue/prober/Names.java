package org.barsrouter.catalogue.prober;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks names up, with an end to its patience: the platform's own look-up has none.
final class Names {
    private final Duration patience;

    Names(Duration patience) {
        this.patience = patience;
    }

    /// Every address of a host; none when it does not resolve in time.
    List<InetAddress> addresses(String host) {
        CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
        Thread.ofVirtual().name("prober-dns").start(() -> found.complete(lookedUp(host)));
        try {
            return found.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a look-up never fails, it finds nothing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static List<InetAddress> lookedUp(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
