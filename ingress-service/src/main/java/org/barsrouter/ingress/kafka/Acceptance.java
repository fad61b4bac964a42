package org.barsrouter.ingress.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.barsrouter.ingress.answer.Answer;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.config.IngressProperties;
import org.barsrouter.ingress.deferral.Answering;
import org.barsrouter.ingress.metric.IngressMetrics;
import org.barsrouter.ingress.submission.Submission;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.refusal.Refusal;

/// Takes a submission into the log and waits, on the request's own virtual thread, for what its
/// sender is told.
public final class Acceptance {
    private final InboundLog log;
    private final ReplyLine replies;
    private final InstantSource clock;
    private final IngressMetrics metrics;
    private final InboundRecords records;

    /// The way back: who reads replies, who waits for them, and for how long beyond deliver-by.
    public record ReplyLine(
            ReplyReader reader, AwaitedReplies awaited, IngressProperties.Reply settings) {}

    public Acceptance(
            InboundRecords records,
            InboundLog log,
            ReplyLine replies,
            InstantSource clock,
            IngressMetrics metrics) {
        this.log = log;
        this.replies = replies;
        this.clock = clock;
        this.metrics = metrics;
        this.records = records;
    }

    public Answer accept(Submission submission) {
        try {
            return switch (submission.answering()) {
                case Answering.Relay _ -> relay(submission);
                case Answering.Deferred deferred -> deferred(submission, deferred.source());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Refused.of(Refusal.ACCEPTANCE_UNKNOWN);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an append or a reply never fails as a future", e);
        }
    }

    private Answer relay(Submission submission) throws InterruptedException, ExecutionException {
        OptionalInt partition = replies.reader().partition();
        if (partition.isEmpty()) {
            return Refused.of(Refusal.NOT_ACCEPTED);
        }
        DeliveryId delivery = submission.firstDelivery();
        CompletableFuture<Ending> ending = replies.awaited().await(delivery);
        try {
            CompletableFuture<Appended> appended =
                    log.append(records.relay(submission, partition.getAsInt()))
                            .whenComplete((how, _) -> relayAppended(how, ending));
            return await(submission, ending, appended);
        } finally {
            replies.awaited().forget(delivery);
        }
    }

    private void relayAppended(Appended how, CompletableFuture<Ending> ending) {
        if (how == Appended.ACKNOWLEDGED) {
            metrics.relayAccepted();
        } else {
            ending.complete(new Ending.NotAppended(how));
        }
    }

    private Answer await(
            Submission submission,
            CompletableFuture<Ending> ending,
            CompletableFuture<Appended> appended)
            throws InterruptedException, ExecutionException {
        Instant until = submission.deadlines().deliverBy().plus(replies.settings().grace());
        Duration left = Duration.between(clock.instant(), until);
        try {
            return switch (ending.get(left.toNanos(), TimeUnit.NANOSECONDS)) {
                case Ending.Replied(Answer answer) -> answer;
                case Ending.NotAppended(Appended how) -> refused(how);
            };
        } catch (TimeoutException e) {
            return appended.getNow(Appended.UNKNOWN) == Appended.ACKNOWLEDGED
                    ? Refused.of(Refusal.NO_REPLY_IN_TIME)
                    : Refused.of(Refusal.ACCEPTANCE_UNKNOWN);
        }
    }

    private Answer deferred(Submission submission, ServiceId source)
            throws InterruptedException, ExecutionException {
        Appended how = log.append(records.deferred(submission, source)).get();
        if (how != Appended.ACKNOWLEDGED) {
            return refused(how);
        }
        metrics.deferredAccepted();
        return new Answer.Accepted(submission.id());
    }

    private static Answer refused(Appended how) {
        return Refused.of(
                how == Appended.NEVER_HANDED_OVER
                        ? Refusal.NOT_ACCEPTED
                        : Refusal.ACCEPTANCE_UNKNOWN);
    }
}
