package org.barsrouter.delivery.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barsrouter.delivery.lane.Effect;
import org.barsrouter.delivery.receiver.Received;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState.Ended;
import org.barsrouter.delivery.store.ParkedLog;
import org.barsrouter.schemas.avro.Attempt;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.refusal.Refusal;
import org.barsrouter.tracing.context.TraceContext;
import org.barsrouter.tracing.http.Ongoing;
import org.barsrouter.tracing.http.SpanField;
import org.barsrouter.tracing.http.SpanName;
import org.barsrouter.tracing.kafka.TraceHeaders;

/// Tells senders how their deliveries ended, and keeps what did not arrive. The answer goes first;
/// the attempt is written down when the answer is acknowledged, so that no evidence is ahead of
/// what a sender was told.
///
/// An owner that is cut off from Kafka runs on and does not know that another has its partition.
/// What it decides about a message that the other may attempt again is written behind the fence of
/// the partition, which it cannot pass any more. Nobody else attempts other relay messages, so that
/// what it knows of them stays true: they need no fence, and wait for no transaction (ADR 23).
final class Telling {
    private final OwnedPartition partition;
    private final ParkedLog fenced;
    private final DeliveryTools tools;
    private final EndingRecords endings;
    private final AttemptRecords attempts;

    Telling(OwnedPartition partition, ParkedLog fenced, DeliveryTools tools) {
        this.partition = partition;
        this.fenced = fenced;
        this.tools = tools;
        this.endings = new EndingRecords(tools.origin());
        this.attempts = new AttemptRecords(tools.origin());
    }

    /// One delivery whose end is told.
    private record Word(
            Delivery delivery, Optional<Content> content, Ended ended, EndingRecords.Told told) {}

    void tell(Effect.Tell tell) {
        Instant now = tools.clock().instant();
        Optional<Content> content = partition.content(tell.delivery());
        Optional<Received.Answer> answer = content.flatMap(Content::answer);
        Optional<Attempt> last = tell.last().flatMap(_ -> content.flatMap(Content::lastAttempt));
        EndingRecords.Told told = new EndingRecords.Told(answer, last.orElse(null), now);
        List<Word> words = new ArrayList<>();
        words.add(new Word(tell.delivery(), content, tell.ended(), told));
        for (Delivery joined : tell.joined()) {
            words.add(new Word(joined, partition.content(joined), tell.ended(), told));
        }
        words.forEach(this::say);
    }

    private void say(Word word) {
        Optional<EarlierReplies.Question> perhaps = perhapsToldBefore(word);
        perhaps.ifPresentOrElse(
                question ->
                        tools.earlierReplies()
                                .ask(
                                        question,
                                        () -> partition.told(word.delivery()),
                                        () -> send(word)),
                () -> send(word));
    }

    /// An owner before us may have answered and died before its commit.
    private static Optional<EarlierReplies.Question> perhapsToldBefore(Word word) {
        boolean doubted = word.ended().ending().reason().equals(Refusal.POSSIBLY_ATTEMPTED.name());
        return word.content()
                .map(content -> content.message().getMessage())
                .filter(message -> doubted && message.getReplyPartition() != null)
                .map(message ->
                        new EarlierReplies.Question(
                                word.delivery().id(),
                                message.getReplyPartition(),
                                message.getAcceptedAt()));
    }

    private void send(Word word) {
        Delivery delivery = word.delivery();
        Ongoing span = span(word);
        List<ProducerRecord<String, SpecificRecord>> records = records(word, span.context());
        if (!delivery.isRelay() || delivery.repeatsAfterWrite()) {
            fenced.tell(
                    new ParkedLog.Letters(records, delivery.isRelay()),
                    () -> acknowledged(word, span),
                    () -> untold(word, span));
            return;
        }
        AtomicInteger open = new AtomicInteger(records.size());
        tools.unblocked(() -> {
            for (ProducerRecord<String, SpecificRecord> record : records) {
                tools.publisher()
                        .send(
                                record,
                                () -> {
                                    if (open.decrementAndGet() == 0) {
                                        acknowledged(word, span);
                                    }
                                });
            }
        });
    }

    private Ongoing span(Word word) {
        Optional<TraceContext> parent = word.content().flatMap(Content::trace);
        return tools.tracing()
                .start(SpanName.TELL, parent)
                .with(SpanField.DELIVERY_ID, word.delivery().id())
                .with(SpanField.CORRELATION_ID, word.delivery().correlationId().value())
                .with(SpanField.DISPOSITION, word.ended().ending().disposition())
                .with(SpanField.REASON, word.ended().ending().reason());
    }

    private List<ProducerRecord<String, SpecificRecord>> records(
            Word word, Optional<TraceContext> trace) {
        Delivery delivery = word.delivery();
        List<ProducerRecord<String, SpecificRecord>> records = new ArrayList<>();
        if (word.content().isEmpty()) {
            records.add(endings.outcome(delivery, word.ended(), word.told()));
        } else if (delivery.isRelay()) {
            records.add(endings.reply(word.content().get(), word.ended(), word.told()));
        } else {
            records.add(endings.outcome(word.content().get(), word.ended(), word.told()));
        }
        if (!word.ended().ending().disposition().arrived()) {
            InboundMessage message =
                    word.content().map(content -> content.message().getMessage()).orElse(null);
            records.add(endings.deadLetter(delivery, message, word.ended(), word.told()));
        }
        trace.ifPresent(context ->
                records.forEach(record -> TraceHeaders.write(context, record.headers())));
        return records;
    }

    private void acknowledged(Word word, Ongoing span) {
        span.end();
        partition.told(word.delivery());
        word.content().ifPresent(content -> evidence(word, content));
    }

    /// Another owner decides: ours was an attempt and nothing more.
    private void untold(Word word, Ongoing span) {
        span.failed().end();
        Attempt last = word.told().lastAttempt();
        if (last != null && isOf(word, last)) {
            tools.evidence().keep(word.delivery().lane(), AttemptRecords.untold(last));
        }
    }

    private static boolean isOf(Word word, Attempt attempt) {
        return attempt.getDeliveryId().equals(word.delivery().id().toString());
    }

    /// The attempt that ended it, or that there was none. Whoever joined another was not attempted
    /// itself, and that one's attempt says all.
    private void evidence(Word word, Content content) {
        Attempt last = word.told().lastAttempt();
        if (last == null) {
            Attempt none = attempts.none(content, word.ended(), word.told().at());
            tools.evidence().keep(word.delivery().lane(), none);
        } else if (isOf(word, last)) {
            tools.evidence().keep(word.delivery().lane(), last);
        }
    }
}
