package org.barsrouter.journal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.barsrouter.journal.app.OrderReplay;
import org.barsrouter.journal.app.ReplayRuns;
import org.barsrouter.journal.deed.Act;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.run.Run;
import org.barsrouter.journal.run.Run.Verb;
import org.barsrouter.journal.run.RunId;
import org.barsrouter.journal.run.RunOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes orders for replay runs, says how they are doing, and has people act on them.
@RestController
@RequestMapping("/journal/v1/replays/runs")
class ReplayRunController {
    private static final int USUAL_RATE = 50;

    private final OrderReplay order;
    private final ReplayRuns runs;
    private final ReplayTerms terms;
    private final Acts acts;

    ReplayRunController(OrderReplay order, ReplayRuns runs, ReplayTerms terms, Acts acts) {
        this.order = order;
        this.runs = runs;
        this.terms = terms;
        this.acts = acts;
    }

    /// An order.
    ///
    /// @param select parameters of the dry run, without `rate` and `force`
    /// @param tellAgain whether senders hear of an arrival that they have been told of
    /// @param confirm what the dry run said under `confirm`
    record Order(
            @Nullable Map<String, String> select,
            @Nullable Integer rate,
            @Nullable Boolean force,
            @Nullable Boolean tellAgain,
            @Nullable String confirm,
            @Nullable String actor,
            @Nullable String reason) {}

    record Runs(List<RunView> runs) {}

    @GetMapping
    Runs all() {
        return new Runs(runs.all().stream().map(this::view).toList());
    }

    @GetMapping("/{id}")
    ResponseEntity<Object> one(@PathVariable String id) {
        return RunId.parse(id)
                .flatMap(runs::find)
                .<ResponseEntity<Object>>map(run -> ResponseEntity.ok(view(run)))
                .orElseGet(() -> Problems.of(JournalRefusal.RUN_UNKNOWN));
    }

    @PostMapping
    ResponseEntity<Object> order(HttpServletRequest request, @RequestBody Order wish) {
        Map<String, String> select = wish.select() == null ? Map.of() : wish.select();
        Map<String, List<String>> parameters = new HashMap<>();
        select.forEach((name, value) -> parameters.put(name, List.of(value)));
        int rate = wish.rate() == null ? USUAL_RATE : wish.rate();
        return switch (terms.read(parameters, rate, Boolean.TRUE.equals(wish.force()))) {
            case ReplayTerms.Asked.Wrong(String sentence) ->
                    Problems.of(JournalRefusal.REQUEST_INVALID, sentence);
            case ReplayTerms.Asked.For asked ->
                    acts.by(
                            request,
                            new Acts.Said(wish.actor(), wish.reason()),
                            act -> ordered(order(wish, asked, act)));
        };
    }

    private static OrderReplay.Wish order(Order wish, ReplayTerms.Asked.For asked, Act act) {
        return new OrderReplay.Wish(
                asked.selection(),
                wish.select() == null ? Map.of() : wish.select(),
                new RunOrder.Terms(
                        asked.strength(),
                        asked.perSecond(),
                        Boolean.TRUE.equals(wish.tellAgain())
                                ? RunOrder.Telling.AGAIN
                                : RunOrder.Telling.ONCE),
                Acts.text(wish.confirm()),
                act);
    }

    private ResponseEntity<Object> ordered(OrderReplay.Wish wish) {
        return switch (order.order(wish)) {
            case OrderReplay.Outcome.Ordered(Run run) ->
                    ResponseEntity.status(HttpStatus.CREATED).body(view(run));
            case OrderReplay.Outcome.Refused(JournalRefusal why) -> Problems.of(why);
        };
    }

    /// @param verb approve, pause, resume or abort
    @PostMapping("/{id}/{verb:approve|pause|resume|abort}")
    ResponseEntity<Object> change(
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String verb,
            @RequestBody Acts.Said said) {
        Verb asked = Verb.valueOf(verb.toUpperCase(Locale.ROOT));
        return RunId.parse(id)
                .map(run -> acts.by(request, said, act -> changed(runs.change(run, asked, act))))
                .orElseGet(() -> Problems.of(JournalRefusal.RUN_UNKNOWN));
    }

    private ResponseEntity<Object> changed(Run.Outcome outcome) {
        return switch (outcome) {
            case Run.Outcome.Changed(Run run) -> ResponseEntity.ok(view(run));
            case Run.Outcome.Refused(JournalRefusal why) -> Problems.of(why);
        };
    }

    private RunView view(Run run) {
        return RunView.of(run, runs.figures(run.id()));
    }
}
