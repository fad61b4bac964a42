package org.barsrouter.journal.app;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.barsrouter.journal.app.CaseReader.Looked;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.RecordPosition;
import org.barsrouter.journal.history.DeliveryHistory;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.kafka.PositionReader;
import org.barsrouter.journal.kafka.PositionReader.Found;
import org.barsrouter.journal.kafka.ReplayLog;
import org.barsrouter.journal.kafka.ReplayRecord;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.ReplayCase;
import org.barsrouter.journal.replay.ReplayDecision;
import org.barsrouter.journal.replay.ReplayOutcome;
import org.barsrouter.journal.replay.ReplayRules;
import org.barsrouter.journal.run.RunOrder.Telling;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts dead letters back into the log, alone or many at a time. Whoever decides about a replay and
/// carries it out does both within [#alone(Supplier)], so that nothing is replayed twice before the
/// journal has seen the first replay.
final class Resubmit {
    private static final Logger LOG = LoggerFactory.getLogger(Resubmit.class);
    private static final int REMEMBERED = 20_000;

    private final CaseReader cases;
    private final PositionReader<DeadLetter> letters;
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

    Resubmit(
            CaseReader cases,
            PositionReader<DeadLetter> letters,
            ReplayRecord record,
            ReplayLog log,
            InstantSource clock) {
        this.cases = cases;
        this.letters = letters;
        this.record = record;
        this.log = log;
        this.clock = clock;
    }

    /// One that was decided on.
    record Ready(ReplayCase replay, ReplayDecision.Replay decision) {}

    /// Who replays, what senders hear, and how many messages a second.
    record Errand(ReplayRecord.Marks marks, Telling telling, int perSecond) {}

    <T> T alone(Supplier<T> work) {
        oneAtATime.lock();
        try {
            return work.get();
        } finally {
            oneAtATime.unlock();
        }
    }

    /// What there is to decide about.
    ///
    /// @return by the delivery ids that were asked for
    Map<String, Looked> look(Collection<String> deliveryIds) {
        Map<String, Looked> looked = cases.look(deliveryIds);
        looked.replaceAll((_, one) ->
                one instanceof Looked.At(ReplayCase replay)
                        ? new Looked.At(withAppended(replay))
                        : one);
        return looked;
    }

    private ReplayCase withAppended(ReplayCase replay) {
        return new ReplayCase(
                replay.letter(),
                replay.message(),
                replay.conversation(),
                highestGeneration(replay.message()));
    }

    private int highestGeneration(MessageHistory message) {
        return Math.max(
                message.highestGeneration(),
                appended.getOrDefault(message.identity().message(), 0));
    }

    /// Appends them in their order.
    ///
    /// @return what came of each
    List<ReplayOutcome> append(List<Ready> ready, Errand errand) {
        Map<RecordPosition, Found<DeadLetter>> found =
                letters.read(ready.stream().map(one -> one.replay().letter().at()).toList());
        List<ReplayOutcome> outcomes = new ArrayList<>();
        List<ProducerRecord<String, SpecificRecord>> records = new ArrayList<>();
        for (Ready one : ready) {
            switch (found.get(one.replay().letter().at())) {
                case Found.Whole<DeadLetter>(DeadLetter dead, Headers headers)
                        when dead.getMessage() != null -> {
                    records.add(ReplayRecord.record(message(one, dead, errand), headers));
                    outcomes.add(appended(one));
                }
                case Found.Whole<DeadLetter> _ ->
                        outcomes.add(refused(CaseReader.withoutMessage(one.replay().letter())));
                case Found.Gone<DeadLetter>() ->
                        outcomes.add(refused(JournalRefusal.EXPIRED_FROM_LOG));
                case Found.OutOfReach<DeadLetter>() ->
                        outcomes.add(refused(JournalRefusal.LOG_OUT_OF_REACH));
                case null -> throw new IllegalStateException("a position was not answered for");
            }
        }
        return acknowledged(outcomes, log.replay(records, errand.perSecond()));
    }

    private static ReplayOutcome appended(Ready one) {
        return new ReplayOutcome.Appended(one.decision().next(), one.decision().old());
    }

    private InboundMessage message(Ready one, DeadLetter dead, Errand errand) {
        MessageHistory message = one.replay().message();
        Instant now = clock.instant();
        return record.of(
                dead,
                new ReplayRecord.Replayed(
                        one.decision().next(),
                        now,
                        errand.marks(),
                        firstGeneration(message).orElse(null),
                        errand.telling() == Telling.AGAIN || !ReplayRules.hasArrived(message)));
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

    /// What was meant to be appended was only if Kafka says so.
    private List<ReplayOutcome> acknowledged(
            List<ReplayOutcome> meant, List<ReplayLog.Append> said) {
        List<ReplayOutcome> outcomes = new ArrayList<>();
        int next = 0;
        for (ReplayOutcome outcome : meant) {
            outcomes.add(
                    outcome instanceof ReplayOutcome.Appended appended
                            ? acknowledged(appended, said.get(next++))
                            : outcome);
        }
        return outcomes;
    }

    private ReplayOutcome acknowledged(ReplayOutcome.Appended replay, ReplayLog.Append said) {
        return switch (said) {
            case DONE -> {
                appended.put(replay.delivery().messageId(), replay.delivery().generation());
                LOG.atDebug()
                        .addKeyValue("messageId", replay.delivery().messageId())
                        .addKeyValue("deliveryId", replay.delivery())
                        .log("dead letter replayed");
                yield replay;
            }
            case NOT_DONE -> refused(JournalRefusal.LOG_OUT_OF_REACH);
            case UNCERTAIN -> refused(JournalRefusal.REPLAY_UNCERTAIN);
        };
    }

    private static ReplayOutcome refused(JournalRefusal why) {
        return new ReplayOutcome.Refused(why);
    }
}
