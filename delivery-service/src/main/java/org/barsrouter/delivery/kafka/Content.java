package org.barsrouter.delivery.kafka;

import java.util.Optional;
import org.barsrouter.delivery.receiver.Received;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.schemas.avro.Attempt;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.tracing.context.TraceContext;
import org.jspecify.annotations.Nullable;

/// A delivery that is in memory with its message and the receiver's last answer. Its fields are
/// written by whoever attempts it and read by whoever tells of it, never at the same time.
final class Content {
    private final Delivery delivery;
    private final OutboundDelivery message;
    private final Optional<TraceContext> trace;
    private volatile Received.@Nullable Answer answer;
    private volatile @Nullable Attempt lastAttempt;
    private volatile @Nullable String host;

    /// @param trace where in which trace its record was written
    Content(Delivery delivery, OutboundDelivery message, Optional<TraceContext> trace) {
        this.delivery = delivery;
        this.message = message;
        this.trace = trace;
    }

    Delivery delivery() {
        return delivery;
    }

    OutboundDelivery message() {
        return message;
    }

    Optional<TraceContext> trace() {
        return trace;
    }

    Optional<Received.Answer> answer() {
        return Optional.ofNullable(answer);
    }

    /// A later attempt without an answer leaves none: what is told must be the last word.
    void answered(Received received) {
        answer = received.answer().orElse(null);
    }

    Optional<Attempt> lastAttempt() {
        return Optional.ofNullable(lastAttempt);
    }

    void noted(Attempt attempt) {
        lastAttempt = attempt;
    }

    @Nullable String host() {
        return host;
    }

    void calling(String called) {
        host = called;
    }
}
