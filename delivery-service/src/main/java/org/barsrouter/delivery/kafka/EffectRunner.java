package org.barsrouter.delivery.kafka;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.classify.Classifier;
import org.barsrouter.delivery.gate.Outage;
import org.barsrouter.delivery.lane.Effect;
import org.barsrouter.delivery.lane.Effect.AttemptNote;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.receiver.Received;
import org.barsrouter.delivery.receiver.ReceiverCall;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState;
import org.barsrouter.delivery.store.ParkedLog;
import org.barsrouter.schemas.avro.Attempt;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.tracing.http.Ongoing;
import org.barsrouter.tracing.http.SpanField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what the engine of one partition wants done. Sending may block while Kafka is slow: it is
/// done on a virtual thread, never on the poll thread, the timer or a producer's own thread.
final class EffectRunner {
    private static final Logger LOG = LoggerFactory.getLogger(EffectRunner.class);

    private final OwnedPartition partition;
    private final ParkedLog parkedLog;
    private final DeliveryTools tools;
    private final Telling telling;
    private final EndingRecords endings;
    private final AttemptRecords attempts;
    private final HealthNews health;

    EffectRunner(OwnedPartition partition, ParkedLog parkedLog, DeliveryTools tools) {
        this.partition = partition;
        this.parkedLog = parkedLog;
        this.tools = tools;
        this.telling = new Telling(partition, parkedLog, tools);
        this.endings = new EndingRecords(tools.origin());
        this.attempts = new AttemptRecords(tools.origin());
        this.health = new HealthNews(tools);
    }

    void run(Effect effect) {
        switch (effect) {
            case Effect.Attempt attempt ->
                    partition
                            .content(attempt.delivery())
                            .ifPresent(content ->
                                    tools.attempts().execute(() -> call(content, attempt)));
            case Effect.Load(ParkedDelivery parked) -> load(parked);
            case Effect.Tell tell -> telling.tell(tell);
            case Effect.Note(AttemptNote note) ->
                    partition.content(note.delivery()).ifPresent(content -> note(content, note));
            case Effect.Write(ParkedDelivery parked) ->
                    parkedLog.write(parked, () -> partition.written(parked));
            case Effect.Bury(DeliveryId id) -> parkedLog.bury(id);
            case Effect.RouteAgain(Delivery delivery) ->
                    partition.content(delivery).ifPresent(this::routeAgain);
            case Effect.Forget(Delivery delivery) -> partition.forget(delivery);
            case Effect.BreakerMoved moved -> breakerMoved(moved);
            case Effect.OutageMoved(Outage outage) -> health.moved(outage);
        }
    }

    private void call(Content content, Effect.Attempt attempt) {
        Instant startedAt = tools.clock().instant();
        Received received = received(content, attempt);
        content.answered(received);
        AttemptEnd end = new AttemptEnd(received.result(), tools.clock().instant());
        partition.attempted(content, startedAt, end);
    }

    /// A call that cannot even be put together was not sent; it must not hold its slot for ever.
    private Received received(Content content, Effect.Attempt attempt) {
        try {
            URI address = tools.addressOf(content.delivery(), content.message());
            content.calling(ReceiverCall.hostOf(address));
            InboundMessage message = content.message().getMessage();
            ReceiverCall call =
                    new ReceiverCall(
                            message.getMethod(),
                            address,
                            message.getPath(),
                            message.getRawQuery(),
                            Answers.fields(message.getHeaders()),
                            message.getBody(),
                            attempt.timeout());
            return tools.receivers().call(call, span(content, attempt));
        } catch (IllegalArgumentException e) {
            LOG.atError()
                    .addKeyValue("endpointId", content.delivery().lane().endpointId())
                    .addKeyValue("deliveryId", content.delivery().id())
                    .addKeyValue("correlationId", content.delivery().correlationId())
                    .log("the endpoint's address cannot be used: mend it in the catalogue");
            return new Received(new NotSent(Obstacle.DNS), Optional.empty());
        }
    }

    private Ongoing span(Content content, Effect.Attempt attempt) {
        Delivery delivery = content.delivery();
        return tools.receivers()
                .attempt(delivery.lane(), delivery.target(), content.trace())
                .with(SpanField.DELIVERY_ID, delivery.id())
                .with(SpanField.CORRELATION_ID, delivery.correlationId().value())
                .with(SpanField.ATTEMPT, attempt.number());
    }

    private void routeAgain(Content content) {
        Delivery delivery = content.delivery();
        LOG.atInfo()
                .addKeyValue("deliveryId", delivery.id())
                .addKeyValue("correlationId", delivery.correlationId())
                .addKeyValue("lane", delivery.lane())
                .log("the route has moved: message goes back to the router");
        ProducerRecord<String, SpecificRecord> again =
                RouteAgainRecords.write(content, tools.clock().instant());
        tools.unblocked(() -> tools.publisher().send(again, () -> partition.routedAgain(delivery)));
    }

    private void load(ParkedDelivery parked) {
        tools.reader()
                .outbound()
                .read(
                        parked.outbound(),
                        found ->
                                found.flatMap(record -> content(parked, record))
                                        .ifPresentOrElse(
                                                partition::loaded, () -> loadOriginal(parked)));
    }

    /// Its record is gone: perhaps the sender's message is still there, so that its end can be
    /// told.
    private void loadOriginal(ParkedDelivery parked) {
        tools.reader()
                .inbound()
                .read(
                        parked.inbound(),
                        found ->
                                partition.missing(
                                        parked,
                                        found.flatMap(m -> DeliveryRecords.original(parked, m))));
    }

    /// A pointer may lead to another message if the topic was made anew: then ours is gone.
    private static Optional<Content> content(
            ParkedDelivery parked, Stored<OutboundDelivery> record) {
        try {
            return record.value().getDeliveryId().equals(parked.id().toString())
                    ? Optional.of(DeliveryRecords.read(record, parked.outbound()))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /// What ended its delivery is written down when the sender's answer stands.
    private void note(Content content, AttemptNote note) {
        Attempt attempt = attempts.write(content, note);
        content.noted(attempt);
        measure(content, note.attempt().startedAt(), note.end());
        if (!(note.next() instanceof DeliveryState.Ended)) {
            tools.evidence().keep(content.delivery().lane(), attempt);
        }
    }

    private void measure(Content content, Instant startedAt, AttemptEnd end) {
        Classification classification = Classifier.classify(end.result());
        String endpointId = content.delivery().lane().endpointId();
        tools.metrics()
                .attempted(
                        endpointId,
                        classification,
                        java.time.Duration.between(startedAt, end.at()));
        if (classification.isConfiguration()) {
            LOG.atWarn()
                    .addKeyValue("endpointId", endpointId)
                    .addKeyValue("classification", classification)
                    .addKeyValue("deliveryId", content.delivery().id())
                    .addKeyValue("correlationId", content.delivery().correlationId())
                    .log("receiver refuses for a reason of configuration");
        }
    }

    /// The partition has another owner by now: the attempt is only noted.
    void late(Content content, Instant startedAt, AttemptEnd end) {
        measure(content, startedAt, end);
        tools.evidence().keep(content.delivery().lane(), attempts.late(content, startedAt, end));
    }

    void poison(ConsumerRecord<?, ?> record, Decoded.Poison<?> poison, Runnable acknowledged) {
        LOG.atError()
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("why", poison.reason())
                .log("outbound record cannot be read");
        ProducerRecord<String, SpecificRecord> letter =
                endings.poison(record, poison.raw(), poison.reason(), tools.clock().instant());
        tools.unblocked(() -> tools.publisher().send(letter, acknowledged));
    }

    private void breakerMoved(Effect.BreakerMoved moved) {
        ProducerRecord<String, SpecificRecord> record = health.moved(moved);
        tools.unblocked(() -> tools.publisher().send(record, () -> {}));
    }
}
