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
import org.barsrouter.schemas.avro.Attempt;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.refusal.Refusal;

/// Tells senders how their deliveries ended, and keeps what did not arrive. The answer goes first;
/// the attempt is written down when the answer is acknowledged, so that no evidence is ahead of
/// what a sender was told.
final class Telling {
    private final OwnedPartition partition;
    private final DeliveryTools tools;
    private final EndingRecords endings;
    private final AttemptRecords attempts;

    Telling(OwnedPartition partition, DeliveryTools tools) {
        this.partition = partition;
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
        List<ProducerRecord<String, SpecificRecord>> records = records(word);
        AtomicInteger open = new AtomicInteger(records.size());
        tools.unblocked(() -> {
            for (ProducerRecord<String, SpecificRecord> record : records) {
                tools.publisher()
                        .send(
                                record,
                                () -> {
                                    if (open.decrementAndGet() == 0) {
                                        acknowledged(word);
                                    }
                                });
            }
        });
    }

    private List<ProducerRecord<String, SpecificRecord>> records(Word word) {
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
        return records;
    }

    private void acknowledged(Word word) {
        partition.told(word.delivery());
        word.content().ifPresent(content -> evidence(word, content));
    }

    /// The attempt that ended it, or that there was none. Whoever joined another was not attempted
    /// itself, and that one's attempt says all.
    private void evidence(Word word, Content content) {
        Attempt last = word.told().lastAttempt();
        if (last == null) {
            Attempt none = attempts.none(content, word.ended(), word.told().at());
            tools.evidence().keep(word.delivery().lane(), none);
        } else if (last.getDeliveryId().equals(word.delivery().id().toString())) {
            tools.evidence().keep(word.delivery().lane(), last);
        }
    }
}
