package org.barsrouter.ingress.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// Tomcat's HTTP with an end to its patience: it waits anew for every byte of a handshake or of a
/// request's head, so that whoever sends one byte now and then holds a connection for ever. Here
/// the whole of each has a time limit, after which the connection ends without a word.
public final class ImpatientHttp extends Http11NioProtocol {
    private static final long LOOK_MILLIS = 500;

    private final Map<SocketWrapperBase<NioChannel>, Long> shaking = new ConcurrentHashMap<>();
    private Duration patience = Duration.ofDays(1);
    private @Nullable ScheduledFuture<?> looking;

    /// How long a handshake, and then the head of each request, may take.
    void patience(Duration time) {
        patience = time;
    }

    @Override
    public void start() throws Exception {
        super.start();
        looking =
                getUtilityExecutor()
                        .scheduleWithFixedDelay(
                                this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (looking != null) {
            looking.cancel(false);
        }
        super.stop();
    }

    private void look() {
        long now = System.nanoTime();
        shaking.keySet().retainAll(getEndpoint().getConnections());
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            if (now - since(connection, now) > patience.toNanos()) {
                getEndpoint().processSocket(connection, SocketEvent.ERROR, true);
            }
        }
    }

    /// Since when a handshake or the head of a request is under way; `now` when neither is. A
    /// request that is being served has no processor at its connection.
    private long since(SocketWrapperBase<NioChannel> connection, long now) {
        if (!connection.getSocket().isHandshakeComplete()) {
            return shaking.computeIfAbsent(connection, _ -> now);
        }
        shaking.remove(connection);
        if (connection.getCurrentProcessor() instanceof Processor head
                && head.getRequest().getStartTimeNanos() > 0) {
            return head.getRequest().getStartTimeNanos();
        }
        return now;
    }
}
