package org.barsrouter.journal.app;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.RecordPosition;
import org.barsrouter.journal.history.DeliveryHistory;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.kafka.DeadLetterReader;
import org.barsrouter.journal.kafka.DeadLetterReader.Found;
import org.barsrouter.journal.kafka.ReplayLog;
import org.barsrouter.journal.kafka.ReplayLog.Append;
import org.barsrouter.journal.kafka.ReplayLog.Deed;
import org.barsrouter.journal.kafka.ReplayRecord;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.ReplayCase;
import org.barsrouter.journal.replay.ReplayDecision;
import org.barsrouter.journal.replay.ReplayOutcome;
import org.barsrouter.journal.replay.ReplayRules;
import org.barsrouter.journal.replay.ReplayWish;
import org.barsrouter.journal.store.JournalQueries;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replays one dead letter: decide, write down who asks, append. One at a time, so that two
/// operators cannot replay the same dead letter before the journal has seen the first replay.
public final class ReplayDeadLetter {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayDeadLetter.class);
    private static final int CONVERSATION = 1000;
    private static final int REMEMBERED = 10_000;

    private final JournalQueries queries;
    private final DeadLetterReader letters;
    private final ReplayRecord record;
    private final ReplayLog log;
    private final InstantSource clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /// Generations that were appended and that the journal may not have read yet.
    private final Map<MessageId, Integer> appended =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<MessageId, Integer> eldest) {
                    return size() > REMEMBERED;
                }
            };

    public ReplayDeadLetter(
            JournalQueries queries,
            DeadLetterReader letters,
            ReplayRecord record,
            ReplayLog log,
            InstantSource clock) {
        this.queries = queries;
        this.letters = letters;
        this.record = record;
        this.log = log;
        this.clock = clock;
    }

    public ReplayOutcome replay(ReplayWish wish) {
        oneAtATime.lock();
        try {
            ReplayOutcome outcome = decided(wish);
            if (outcome instanceof ReplayOutcome.Refused(JournalRefusal why)) {
                audit(wish, why.code());
            }
            return outcome;
        } finally {
            oneAtATime.unlock();
        }
    }

    private ReplayOutcome decided(ReplayWish wish) {
        Optional<Fact.DeadLettered> letter = queries.deadLetter(wish.deliveryId());
        if (letter.isEmpty()) {
            return refused(JournalRefusal.DEAD_LETTER_UNKNOWN);
        }
        Optional<ReplayCase> replay = replayCase(letter.get());
        if (replay.isEmpty()) {
            return refused(withoutMessage(letter.get()));
        }
        return switch (ReplayRules.decide(replay.get(), wish.strength())) {
            case ReplayDecision.Refused(JournalRefusal why) -> refused(why);
            case ReplayDecision.Replay decision -> read(wish, replay.get(), decision);
        };
    }

    /// A dead letter holds no message when it could not be read, or had expired before.
    private static JournalRefusal withoutMessage(Fact.DeadLettered letter) {
        return letter.letter().delivery().isPresent()
                ? JournalRefusal.EXPIRED_FROM_LOG
                : JournalRefusal.POISON_RECORD;
    }

    private Optional<ReplayCase> replayCase(Fact.DeadLettered letter) {
        return Optional.ofNullable(letter.subject())
                .flatMap(subject -> queries.message(subject.delivery().messageId()))
                .map(message ->
                        new ReplayCase(
                                letter,
                                message,
                                queries.conversation(
                                        message.identity().correlation(), CONVERSATION),
                                highestGeneration(message)));
    }

    private int highestGeneration(MessageHistory message) {
        return Math.max(
                message.highestGeneration(),
                appended.getOrDefault(message.identity().message(), 0));
    }

    private ReplayOutcome read(ReplayWish wish, ReplayCase replay, ReplayDecision.Replay decision) {
        return switch (letters.read(replay.letter().at())) {
            case Found.Gone() -> refused(JournalRefusal.EXPIRED_FROM_LOG);
            case Found.OutOfReach() -> refused(JournalRefusal.LOG_OUT_OF_REACH);
            case Found.Whole(DeadLetter dead) when dead.getMessage() == null ->
                    refused(withoutMessage(replay.letter()));
            case Found.Whole(DeadLetter dead) -> {
                Instant now = clock.instant();
                RecordPosition first = firstGeneration(replay.message()).orElse(null);
                InboundMessage message = record.of(dead, decision.next(), wish.actor(), now, first);
                yield append(wish, decision, message);
            }
        };
    }

    private static Optional<RecordPosition> firstGeneration(MessageHistory message) {
        return message.deliveries().stream()
                .filter(delivery -> delivery.id().generation() == 0)
                .map(DeliveryHistory::accepted)
                .flatMap(accepted -> Optional.ofNullable(accepted).stream())
                .map(Fact.Accepted::at)
                .filter(at -> at.topic().equals(Topics.INBOUND.name()))
                .findFirst();
    }

    /// The audit comes first: nothing is replayed that nobody can be asked about.
    private ReplayOutcome append(
            ReplayWish wish, ReplayDecision.Replay decision, InboundMessage message) {
        if (audit(wish, decision.next().toString()) != Append.DONE) {
            return refused(JournalRefusal.LOG_OUT_OF_REACH);
        }
        return switch (log.replay(message)) {
            case DONE -> {
                remember(decision);
                LOG.atInfo()
                        .addKeyValue("correlationId", message.getCorrelationId())
                        .addKeyValue("messageId", message.getMessageId())
                        .addKeyValue("deliveryId", decision.next())
                        .log("dead letter replayed");
                yield new ReplayOutcome.Appended(decision.next(), decision.old());
            }
            case NOT_DONE -> refused(JournalRefusal.LOG_OUT_OF_REACH);
            case UNCERTAIN -> refused(JournalRefusal.REPLAY_UNCERTAIN);
        };
    }

    private void remember(ReplayDecision.Replay decision) {
        appended.put(decision.next().messageId(), decision.next().generation());
    }

    private Append audit(ReplayWish wish, String result) {
        return log.audit(
                new Deed(
                        "REPLAY",
                        wish.actor(),
                        wish.deliveryId(),
                        wish.reason(),
                        result,
                        clock.instant()));
    }

    private static ReplayOutcome refused(JournalRefusal why) {
        return new ReplayOutcome.Refused(why);
    }
}
