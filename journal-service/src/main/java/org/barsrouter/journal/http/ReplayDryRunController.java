package org.barsrouter.journal.http;

import java.time.Instant;
import java.util.List;
import org.barsrouter.journal.app.PredictReplay;
import org.barsrouter.journal.app.PredictReplay.Outcome;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.Prediction;
import org.barsrouter.journal.replay.ReplayWish;
import org.barsrouter.journal.search.SearchRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Says what a replay of everything that a search finds would do.
@RestController
class ReplayDryRunController {
    private static final int FASTEST = 10_000;

    private final PredictReplay predict;

    ReplayDryRunController(PredictReplay predict) {
        this.predict = predict;
    }

    /// @param more whether the search finds more messages than were considered
    /// @param seconds that it would take at the rate asked for
    record View(
            int considered,
            boolean more,
            int replayable,
            List<Prediction.Share> endpoints,
            @Nullable Instant oldest,
            @Nullable Instant newest,
            List<ObjectionView> objections,
            int mayHaveArrived,
            double seconds) {

        static View of(Prediction prediction, boolean more) {
            return new View(
                    prediction.considered(),
                    more,
                    prediction.replayable(),
                    prediction.endpoints(),
                    prediction.age().map(Prediction.Age::oldest).orElse(null),
                    prediction.age().map(Prediction.Age::newest).orElse(null),
                    prediction.objections().stream().map(ObjectionView::of).toList(),
                    prediction.mayHaveArrived(),
                    prediction.duration().toMillis() / 1e3);
        }
    }

    /// @param ids which messages exactly
    record ObjectionView(
            String code, String why, boolean canBeForced, int count, List<String> ids) {

        static ObjectionView of(Prediction.Objection objection) {
            return new ObjectionView(
                    objection.why().code(),
                    objection.why().text(),
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
        if (rate < 1 || rate > FASTEST) {
            return Problems.of(
                    JournalRefusal.REQUEST_INVALID,
                    "The rate must be between 1 and " + FASTEST + " messages a second.");
        }
        MultiValueMap<String, String> terms = new LinkedMultiValueMap<>(parameters);
        terms.remove("rate");
        terms.remove("force");
        Prediction.Terms wish =
                new Prediction.Terms(
                        force ? ReplayWish.Strength.FORCED : ReplayWish.Strength.CAREFUL, rate);
        return switch (SearchRequest.read(terms)) {
            case SearchRequest.Wrong(String sentence) ->
                    Problems.of(JournalRefusal.REQUEST_INVALID, sentence);
            case SearchRequest.Page page ->
                    switch (predict.predict(page.search(), wish)) {
                        case Outcome.Predicted(Prediction prediction, boolean more) ->
                                ResponseEntity.ok(View.of(prediction, more));
                        case Outcome.OutOfReach() -> Problems.of(JournalRefusal.LOG_OUT_OF_REACH);
                    };
        };
    }
}
