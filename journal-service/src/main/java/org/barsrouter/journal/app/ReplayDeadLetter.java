package org.barsrouter.journal.app;

import java.util.List;
import org.barsrouter.journal.app.CaseReader.Looked;
import org.barsrouter.journal.deed.Deed;
import org.barsrouter.journal.kafka.ReplayLog;
import org.barsrouter.journal.kafka.ReplayLog.Append;
import org.barsrouter.journal.kafka.ReplayRecord;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.ReplayCase;
import org.barsrouter.journal.replay.ReplayDecision;
import org.barsrouter.journal.replay.ReplayOutcome;
import org.barsrouter.journal.replay.ReplayRules;
import org.barsrouter.journal.replay.ReplayWish;
import org.barsrouter.journal.run.RunOrder.Telling;

/// Replays one dead letter: decide, write down who asks, append.
public final class ReplayDeadLetter {
    private final Resubmit resubmit;
    private final ReplayRuns runs;
    private final ReplayLog log;

    ReplayDeadLetter(Resubmit resubmit, ReplayRuns runs, ReplayLog log) {
        this.resubmit = resubmit;
        this.runs = runs;
        this.log = log;
    }

    public ReplayOutcome replay(ReplayWish wish) {
        return resubmit.alone(() -> {
            ReplayOutcome outcome = decided(wish);
            if (outcome instanceof ReplayOutcome.Refused(JournalRefusal why)) {
                audit(wish, why.code());
            }
            return outcome;
        });
    }

    private ReplayOutcome decided(ReplayWish wish) {
        return switch (resubmit.look(List.of(wish.deliveryId())).get(wish.deliveryId())) {
            case Looked.Nothing(JournalRefusal why) -> new ReplayOutcome.Refused(why);
            case Looked.At(ReplayCase replay) ->
                    runs.holder(replay.message().identity().message()).isPresent()
                            ? new ReplayOutcome.Refused(JournalRefusal.IN_A_RUN)
                            : decided(wish, replay);
            case null -> throw new IllegalStateException("a dead letter was not answered for");
        };
    }

    /// The audit comes first: nothing is replayed that nobody can be asked about.
    private ReplayOutcome decided(ReplayWish wish, ReplayCase replay) {
        return switch (ReplayRules.decide(replay, wish.strength())) {
            case ReplayDecision.Refused(JournalRefusal why) -> new ReplayOutcome.Refused(why);
            case ReplayDecision.Replay decision ->
                    audit(wish, decision.next().toString()) == Append.DONE
                            ? appended(wish, new Resubmit.Ready(replay, decision))
                            : new ReplayOutcome.Refused(JournalRefusal.LOG_OUT_OF_REACH);
        };
    }

    private ReplayOutcome appended(ReplayWish wish, Resubmit.Ready ready) {
        return resubmit.append(
                        List.of(ready),
                        new Resubmit.Errand(
                                new ReplayRecord.Marks(wish.act().actor(), null), Telling.ONCE, 1))
                .getFirst();
    }

    private Append audit(ReplayWish wish, String result) {
        return log.audit(new Deed("REPLAY", wish.act(), wish.deliveryId(), result));
    }
}
