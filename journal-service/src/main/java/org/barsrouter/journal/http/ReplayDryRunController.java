package org.barsrouter.journal.http;

import java.time.Instant;
import java.util.List;
import org.barsrouter.journal.app.OrderReplay;
import org.barsrouter.journal.app.PredictReplay;
import org.barsrouter.journal.app.PredictReplay.Outcome;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.Prediction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Says what a replay of everything that is selected would do.
@RestController
class ReplayDryRunController {
    private final PredictReplay predict;
    private final OrderReplay order;
    private final ReplayTerms terms;

    ReplayDryRunController(PredictReplay predict, OrderReplay order, ReplayTerms terms) {
        this.predict = predict;
        this.order = order;
        this.terms = terms;
    }

    /// @param more whether more was selected than was considered
    /// @param moves messages that the catalogue sends elsewhere now
    /// @param seconds that it would take at the rate asked for
    /// @param approvalNeeded whether a second person would have to approve it
    /// @param confirm what to give back to have exactly this done
    record View(
            int considered,
            boolean more,
            int replayable,
            List<Prediction.Share> endpoints,
            List<Prediction.Move> moves,
            @Nullable Instant oldest,
            @Nullable Instant newest,
            List<ObjectionView> objections,
            int mayHaveArrived,
            double seconds,
            boolean approvalNeeded,
            String confirm) {}

    /// @param run the run that has the messages, where one has
    /// @param ids which messages exactly
    record ObjectionView(
            String code,
            String why,
            @Nullable String run,
            boolean canBeForced,
            int count,
            List<String> ids) {

        static ObjectionView of(Prediction.Objection objection) {
            return new ObjectionView(
                    objection.why().code(),
                    objection.why().text(),
                    objection.run().orElse(null),
                    objection.canBeForced(),
                    objection.ids().size(),
                    objection.ids());
        }
    }

    @GetMapping("/journal/v1/replays/dry-run")
    ResponseEntity<Object> dryRun(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "50") int rate,
            @RequestParam(defaultValue = "false") boolean force) {
        MultiValueMap<String, String> selection = new LinkedMultiValueMap<>(parameters);
        selection.remove("rate");
        selection.remove("force");
        return switch (terms.read(selection, rate, force)) {
            case ReplayTerms.Asked.Wrong(String sentence) ->
                    Problems.of(JournalRefusal.REQUEST_INVALID, sentence);
            case ReplayTerms.Asked.For asked ->
                    switch (predict.predict(
                            asked.selection(),
                            new Prediction.Terms(asked.strength(), asked.perSecond()))) {
                        case Outcome.Predicted(Prediction prediction, boolean more) ->
                                ResponseEntity.ok(view(prediction, more));
                        case Outcome.OutOfReach() -> Problems.of(JournalRefusal.LOG_OUT_OF_REACH);
                    };
        };
    }

    private View view(Prediction prediction, boolean more) {
        return new View(
                prediction.considered(),
                more,
                prediction.items().size(),
                prediction.endpoints(),
                prediction.moves(),
                prediction.age().map(Prediction.Age::oldest).orElse(null),
                prediction.age().map(Prediction.Age::newest).orElse(null),
                prediction.objections().stream().map(ObjectionView::of).toList(),
                prediction.mayHaveArrived(),
                prediction.duration().toMillis() / 1e3,
                order.needsApproval(prediction.items().size()),
                prediction.mark());
    }
}
