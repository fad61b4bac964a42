package org.barsrouter.delivery.receiver;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.barsrouter.delivery.breaker.AttemptSample;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.AttemptResult.Broken;
import org.barsrouter.delivery.classify.AttemptResult.Fault;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.classify.Classifier;
import org.barsrouter.delivery.classify.SenderAnswer;
import org.barsrouter.delivery.gate.Leave;
import org.barsrouter.delivery.read.ReadGate;
import org.barsrouter.delivery.read.ReadNews;
import org.barsrouter.delivery.read.ReadRoutes;
import org.barsrouter.routetable.refusal.RoutingRefusals;
import org.barsrouter.routing.resolve.Reason;
import org.barsrouter.routing.resolve.RoutingDecision;
import org.barsrouter.schemas.read.ReadAnswer;
import org.barsrouter.schemas.read.ReadCall;
import org.barsrouter.schemas.read.ReadField;
import org.barsrouter.schemas.refusal.Refusal;
import org.barsrouter.tracing.context.TraceContext;
import org.barsrouter.tracing.http.Ongoing;

/// Makes reads at receivers while their callers wait. Nothing of a read is kept. A connection that
/// turns out to be dead is replaced once: a `GET` may be repeated.
public final class ReadRelay {
    private static final Duration LEAST = Duration.ofMillis(1);

    private final ReadRoutes routes;
    private final ReadGate gate;
    private final ReadSlots slots;
    private final TracedReceivers receivers;
    private final Told told;

    /// Who hears of it, and what time it is.
    public record Told(ReadNews news, InstantSource clock) {}

    public ReadRelay(
            ReadRoutes routes,
            ReadGate gate,
            ReadSlots slots,
            TracedReceivers receivers,
            Told told) {
        this.routes = routes;
        this.gate = gate;
        this.slots = slots;
        this.receivers = receivers;
        this.told = told;
    }

    /// Never throws for anything that a receiver does.
    ///
    /// @param trace where in which trace ingress asks
    public ReadAnswer answer(ReadCall call, Optional<TraceContext> trace)
            throws InterruptedException {
        Ongoing span = receivers.reading(call.target(), trace);
        try {
            return answer(call, span);
        } finally {
            span.end();
        }
    }

    private ReadAnswer answer(ReadCall call, Ongoing span) throws InterruptedException {
        Instant now = told.clock().instant();
        return switch (routes.of(call.target(), call.path(), now)) {
            case RoutingDecision.Unroutable(Reason reason) ->
                    refused(RoutingRefusals.of(reason), OptionalLong.empty());
            case RoutingDecision.Deliver deliver -> {
                if (!deliver.routeHash().equals(call.routeVersion())) {
                    told.news().routeDiffers();
                }
                yield slots.with(
                                deliver,
                                call.within(),
                                () ->
                                        read(
                                                call,
                                                new Allowed(
                                                        deliver,
                                                        now.plus(call.within()),
                                                        span.context())))
                        .orElseGet(() -> refused(Refusal.READS_BUSY, OptionalLong.of(1)));
            }
        };
    }

    private ReadAnswer read(ReadCall call, Allowed allowed) {
        RoutingDecision.Deliver deliver = allowed.deliver();
        ReadGate.Way way =
                new ReadGate.Way(
                        deliver.lane(), call.target(), ReceiverCall.hostOf(deliver.address()));
        ReadGate.Entered entered = gate.enter(way, told.clock().instant());
        entered.effects().forEach(told.news()::moved);
        return switch (entered.leave()) {
            case Leave.Granted _ -> attempt(call, way, allowed);
            case Leave.NotNow(Instant again) -> refused(Refusal.READS_BUSY, wait(again));
            case Leave.Paused(Instant again, _) -> refused(Refusal.RECEIVER_PAUSED, wait(again));
            case Leave.Down(Instant again, _) -> refused(Refusal.RECEIVER_KNOWN_DOWN, wait(again));
        };
    }

    private record Allowed(
            RoutingDecision.Deliver deliver, Instant until, Optional<TraceContext> trace) {

        /// What is left for one attempt.
        Duration timeout(Instant now) {
            Duration left = Duration.between(now, until);
            Duration most = deliver.policy().attemptTimeout();
            Duration timeout = left.compareTo(most) < 0 ? left : most;
            return timeout.compareTo(LEAST) < 0 ? LEAST : timeout;
        }
    }

    private ReadAnswer attempt(ReadCall call, ReadGate.Way way, Allowed allowed) {
        Instant startedAt = told.clock().instant();
        Received received = call(call, allowed);
        if (received.result() instanceof Broken(Fault fault) && fault == Fault.RESET) {
            received = call(call, allowed);
        }
        Instant endedAt = told.clock().instant();
        AttemptResult result = received.result();
        Classification classification = Classifier.classify(result);
        told.news()
                .ended(
                        way.lane().endpointId(),
                        classification,
                        Duration.between(startedAt, endedAt));
        gate.ended(way, result, new AttemptSample(startedAt, endedAt, classification, wish(result)))
                .forEach(told.news()::moved);
        return answer(SenderAnswer.of(result), received);
    }

    private Received call(ReadCall call, Allowed allowed) {
        URI address = allowed.deliver().address();
        List<HeaderField> headers =
                call.headers().stream()
                        .map(field -> new HeaderField(field.name(), field.value()))
                        .toList();
        return receivers.call(
                new ReceiverCall(
                        "GET",
                        address,
                        call.path(),
                        call.rawQuery(),
                        headers,
                        ByteBuffer.allocate(0),
                        allowed.timeout(told.clock().instant())),
                receivers.attempt(allowed.deliver().lane(), call.target(), allowed.trace()));
    }

    private static Optional<Duration> wish(AttemptResult result) {
        return result instanceof Answered answered ? answered.retryAfter() : Optional.empty();
    }

    private static ReadAnswer answer(SenderAnswer answer, Received received) {
        return switch (answer) {
            case SenderAnswer.PassOn _ ->
                    received.answer()
                            .map(ReadRelay::passedOn)
                            .orElseThrow(
                                    () -> new IllegalStateException("there is no answer to pass"));
            case SenderAnswer.Refused refused ->
                    new ReadAnswer.Refused(
                            refused.refusal().code(),
                            text(refused),
                            refused.retryAfter()
                                    .map(ReadRelay::seconds)
                                    .orElse(OptionalLong.empty()));
        };
    }

    private static ReadAnswer passedOn(Received.Answer answer) {
        return new ReadAnswer.FromReceiver(
                answer.status(),
                answer.headers().stream()
                        .map(field -> new ReadField(field.name(), field.value()))
                        .toList(),
                answer.body());
    }

    /// The refusals speak of messages; nothing about a read is unknown.
    private static Optional<String> text(SenderAnswer.Refused refused) {
        return switch (refused.refusal()) {
            case RECEIVER_TIMEOUT ->
                    Optional.of("The receiver did not answer in time: repeat the request.");
            case RECEIVER_UNAVAILABLE ->
                    Optional.of(
                            "The receiver, or a gateway in front of it, said that it is unavailable.");
            default -> refused.diagnostics();
        };
    }

    private static ReadAnswer refused(Refusal refusal, OptionalLong retryAfter) {
        return new ReadAnswer.Refused(refusal.code(), Optional.empty(), retryAfter);
    }

    private OptionalLong wait(Instant until) {
        return seconds(Duration.between(told.clock().instant(), until));
    }

    private static OptionalLong seconds(Duration time) {
        return OptionalLong.of(Math.max(1, (time.toMillis() + 999) / 1000));
    }
}
