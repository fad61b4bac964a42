package org.barsrouter.ingress.http;

import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// Tomcat's HTTP with an end to its patience: it waits anew for every byte of a handshake or of a
/// request's head, so that whoever sends one byte now and then holds a connection for ever. Here
/// the whole of each has a time limit, after which the connection ends without a word.
///
/// And with an end to idleness: when there are as many connections as there may be, the next wait
/// to be accepted, and those that nobody uses make place for them.
public final class ImpatientHttp extends Http11NioProtocol {
    private static final long LOOK_MILLIS = 500;
    private static final long IDLE_MILLIS = 1_000;

    /// Answers are written whole: whatever is larger than this buffer passes it by.
    private static final int ANSWER_BUFFER = 1024;

    private final Map<SocketWrapperBase<NioChannel>, Long> shaking = new ConcurrentHashMap<>();
    private final InstantSource clock = InstantSource.system();
    private Duration patience = Duration.ofDays(1);
    private @Nullable ScheduledFuture<?> looking;

    /// How long a handshake, and then the head of each request, may take.
    void patience(Duration time) {
        patience = time;
    }

    /// Whether there are as many connections as there may be, so that others may be waiting.
    boolean isCrowded() {
        return getConnectionCount() >= getMaxConnections();
    }

    @Override
    public int getDesiredBufferSize() {
        return ANSWER_BUFFER;
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
        boolean crowded = isCrowded();
        shaking.keySet().retainAll(getEndpoint().getConnections());
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            if (now - since(connection, now) > patience.toNanos()
                    || (crowded && isIdle(connection))) {
                getEndpoint().processSocket(connection, SocketEvent.ERROR, true);
            }
        }
    }

    /// Between two requests, and for a while: nothing of it is being read or served.
    private boolean isIdle(SocketWrapperBase<NioChannel> connection) {
        return connection instanceof NioEndpoint.NioSocketWrapper waiting
                && waiting.getSocket().isHandshakeComplete()
                && waiting.getCurrentProcessor() == null
                && waiting.interestOpsHas(SelectionKey.OP_READ)
                && clock.millis() - waiting.getLastRead() > IDLE_MILLIS;
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
