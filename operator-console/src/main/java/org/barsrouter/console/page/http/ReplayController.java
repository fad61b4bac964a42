package org.barsrouter.console.page.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.barsrouter.console.access.Permission;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Service;
import org.barsrouter.console.page.DryRunPage;
import org.barsrouter.console.page.Frame;
import org.barsrouter.console.page.ReplayTerms;
import org.barsrouter.console.page.RunPage;
import org.barsrouter.console.page.Section;
import org.barsrouter.console.page.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The replay wizard: what would happen, the wish with its reason, somebody else's approval, the
/// run, its report.
@RestController
class ReplayController {
    private static final String RUNS = "/journal/v1/replays/runs";

    private final Backends services;
    private final Pages pages;
    private final Acting acting;

    ReplayController(Backends services, Pages pages, Acting acting) {
        this.services = services;
        this.pages = pages;
        this.acting = acting;
    }

    @GetMapping("/replays")
    @Needs(Permission.LOOK)
    ResponseEntity<String> runs(Visit visit) {
        Answer found = services.journal().get(RUNS);
        return Asking.trouble(found).isEmpty()
                ? pages.show(
                        "replays",
                        visit.frame("Replays", Section.REPLAYS),
                        RunPage.all(Asking.json(found)))
                : pages.failed(visit, found);
    }

    /// What would happen. Nothing is changed by it.
    @GetMapping("/replays/new")
    @Needs(Permission.REPLAY)
    ResponseEntity<String> dryRun(Visit visit, @RequestParam Map<String, String> entered) {
        ReplayTerms terms = ReplayTerms.of(entered);
        if (terms.isEmpty()) {
            return Pages.goTo("/dead-letters");
        }
        Answer predicted = predict(terms);
        return Asking.trouble(predicted).isEmpty()
                ? pages.show("dryrun", frame(visit), DryRunPage.of(terms, Asking.json(predicted)))
                : pages.failed(visit, predicted);
    }

    /// The wish's reason is called `because`: a search has a term `reason`.
    @PostMapping("/replays")
    @Needs(Permission.REPLAY)
    ResponseEntity<String> order(Visit visit, @RequestParam Map<String, String> entered) {
        ReplayTerms terms = ReplayTerms.of(entered);
        String reason = entered.getOrDefault("because", "").strip();
        if (reason.isEmpty()) {
            return again(visit, terms, "Enter why it is to be replayed", reason);
        }
        ObjectNode body = Acting.because(reason);
        terms.select().forEach(body.putObject("select")::put);
        body.put("rate", Integer.parseInt(terms.rate().matches("\\d{1,6}") ? terms.rate() : "0"))
                .put("force", terms.force())
                .put("tellAgain", entered.containsKey("tellAgain"))
                .put("confirm", entered.getOrDefault("confirm", ""));
        Answer ordered = acting.atJournal(visit.whoever(), RUNS, body);
        String trouble = Asking.trouble(ordered);
        return trouble.isEmpty()
                ? Pages.goTo(link(Asking.json(ordered)))
                : again(visit, terms, trouble, reason);
    }

    /// The form once more, on what would happen now.
    private ResponseEntity<String> again(
            Visit visit, ReplayTerms terms, String fault, String reason) {
        Answer predicted = predict(terms);
        return Asking.trouble(predicted).isEmpty()
                ? pages.again(
                        "dryrun",
                        frame(visit),
                        DryRunPage.of(terms, Asking.json(predicted)).faulty(fault, reason))
                : pages.failed(visit, predicted);
    }

    private Answer predict(ReplayTerms terms) {
        return services.journal().get("/journal/v1/replays/dry-run?" + Asking.query(terms.query()));
    }

    private static Frame frame(Visit visit) {
        return visit.frame("What a replay would do", Section.REPLAYS);
    }

    @GetMapping("/replays/{id}")
    @Needs(Permission.LOOK)
    ResponseEntity<String> run(Visit visit, @PathVariable String id) {
        Answer found = services.journal().get(RUNS + "/" + Service.encoded(id));
        return Asking.trouble(found).isEmpty()
                ? pages.show(
                        "run",
                        visit.frame("Replay", Section.REPLAYS),
                        RunPage.of(Asking.json(found)))
                : pages.failed(visit, found);
    }

    @PostMapping("/replays/{id}/approve")
    @Needs(Permission.APPROVE_REPLAY)
    ResponseEntity<String> approve(
            Visit visit, @PathVariable String id, @RequestParam String reason) {
        return act(visit, Service.encoded(id) + "/approve", reason);
    }

    @PostMapping("/replays/{id}/{verb:pause|resume|abort}")
    @Needs(Permission.REPLAY)
    ResponseEntity<String> change(
            Visit visit, @PathVariable Map<String, String> path, @RequestParam String reason) {
        return act(
                visit,
                Service.encoded(path.getOrDefault("id", "")) + "/" + path.get("verb"),
                reason);
    }

    private ResponseEntity<String> act(Visit visit, String act, String reason) {
        Answer done = acting.atJournal(visit.whoever(), RUNS + "/" + act, reason);
        return Asking.trouble(done).isEmpty()
                ? Pages.goTo(link(Asking.json(done)))
                : pages.failed(visit, done);
    }

    private static String link(JsonNode run) {
        return "/replays/" + Service.encoded(run.path("runId").asText());
    }
}
