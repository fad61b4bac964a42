package org.barsrouter.delivery.receiver;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/// The client that new calls are made with, and its predecessors until their last call has ended: a
/// pool cannot be given other certificates, and closing it would break the calls under way.
final class ClientGenerations implements AutoCloseable {
    private Generation current;

    ClientGenerations(CloseableHttpClient first) {
        this.current = new Generation(first);
    }

    /// The right to call with a client; until it is closed, the client stays open.
    record Lease(CloseableHttpClient http, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    synchronized Lease lease() {
        Generation generation = current;
        generation.calls++;
        return new Lease(generation.http, () -> ended(generation));
    }

    synchronized void replace(CloseableHttpClient next) {
        Generation before = current;
        current = new Generation(next);
        before.retired = true;
        closeIfDone(before);
    }

    private synchronized void ended(Generation generation) {
        generation.calls--;
        closeIfDone(generation);
    }

    private static void closeIfDone(Generation generation) {
        if (generation.retired && generation.calls == 0) {
            generation.http.close(CloseMode.GRACEFUL);
        }
    }

    @Override
    public synchronized void close() {
        current.http.close(CloseMode.GRACEFUL);
    }

    private static final class Generation {
        private final CloseableHttpClient http;
        private int calls;
        private boolean retired;

        Generation(CloseableHttpClient http) {
            this.http = http;
        }
    }
}
