package org.barsrouter.journal.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.barsrouter.journal.config.JournalProperties;
import org.barsrouter.journal.deed.Act;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.Prediction;
import org.barsrouter.journal.replay.Selection;
import org.barsrouter.journal.run.Run;
import org.barsrouter.journal.run.RunId;
import org.barsrouter.journal.run.RunOrder;
import org.barsrouter.journal.run.RunRefusal;

/// Makes a run out of a dry run that somebody has looked at: predicts once more, and orders only if
/// the prediction still says the same.
public final class OrderReplay {
    private final PredictReplay predict;
    private final ReplayRuns runs;
    private final JournalProperties.Replay limits;
    private final RandomGenerator random;

    OrderReplay(
            PredictReplay predict,
            ReplayRuns runs,
            JournalProperties.Replay limits,
            RandomGenerator random) {
        this.predict = predict;
        this.runs = runs;
        this.limits = limits;
        this.random = random;
    }

    /// What is wanted.
    ///
    /// @param parameters of the selection, for whoever reads the run later
    /// @param mark what the dry run said under `confirm`
    public record Wish(
            Selection selection,
            Map<String, String> parameters,
            RunOrder.Terms terms,
            String mark,
            Act act) {}

    /// What came of it.
    public sealed interface Outcome {
        record Ordered(Run run) implements Outcome {}

        record Refused(JournalRefusal why) implements Outcome {}
    }

    /// Whether so many need a second person.
    public boolean needsApproval(int messages) {
        return messages > limits.approvalAbove();
    }

    public Outcome order(Wish wish) {
        Prediction.Terms terms =
                new Prediction.Terms(wish.terms().strength(), wish.terms().perSecond());
        return switch (predict.predict(wish.selection(), terms)) {
            case PredictReplay.Outcome.OutOfReach() ->
                    new Outcome.Refused(JournalRefusal.LOG_OUT_OF_REACH);
            case PredictReplay.Outcome.Predicted(Prediction prediction, boolean more) ->
                    fault(prediction, more, wish.mark())
                            .<Outcome>map(Outcome.Refused::new)
                            .orElseGet(() -> ordered(wish, prediction));
        };
    }

    private static Optional<JournalRefusal> fault(
            Prediction prediction, boolean more, String mark) {
        if (more) {
            return Optional.of(JournalRefusal.TOO_MANY_FOR_A_RUN);
        }
        if (prediction.items().isEmpty()) {
            return Optional.of(JournalRefusal.NOTHING_TO_REPLAY);
        }
        return prediction.mark().equals(mark)
                ? Optional.empty()
                : Optional.of(JournalRefusal.DRY_RUN_OUTDATED);
    }

    private Outcome ordered(Wish wish, Prediction prediction) {
        Run run =
                Run.ordered(
                        new RunOrder(
                                RunId.of(wish.act().at(), random.nextInt()),
                                wish.act(),
                                wish.parameters(),
                                wish.terms(),
                                needsApproval(prediction.items().size()),
                                prediction.mayHaveArrived(),
                                prediction.items(),
                                refused(prediction)));
        return runs.add(run)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Ordered(run));
    }

    private static List<RunRefusal> refused(Prediction prediction) {
        return prediction.objections().stream()
                .flatMap(objection ->
                        objection.ids().stream().map(id -> new RunRefusal(id, objection.why())))
                .toList();
    }
}
