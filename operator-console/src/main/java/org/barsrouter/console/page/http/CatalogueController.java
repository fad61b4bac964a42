package org.barsrouter.console.page.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.barsrouter.console.access.Permission;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Service;
import org.barsrouter.console.page.ChangeSetPage;
import org.barsrouter.console.page.ChangeSetPage.Told;
import org.barsrouter.console.page.ChangeSetsPage;
import org.barsrouter.console.page.HistoryPage;
import org.barsrouter.console.page.Section;
import org.barsrouter.console.page.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How the catalogue changed: change-sets, what was written, and what people do with a change-set.
@RestController
class CatalogueController {
    private static final String SETS = "/catalogue/v1/change-sets";
    private static final Set<String> WAITING = Set.of("SUBMITTED", "APPROVED");

    private final Backends services;
    private final Pages pages;
    private final Acting acting;

    CatalogueController(Backends services, Pages pages, Acting acting) {
        this.services = services;
        this.pages = pages;
        this.acting = acting;
    }

    /// @param state only those in this state
    @GetMapping("/catalogue/change-sets")
    @Needs(Permission.LOOK)
    ResponseEntity<String> changeSets(Visit visit, @RequestParam(defaultValue = "") String state) {
        String filter = ChangeSetsPage.STATES.contains(state) ? "&state=" + state : "";
        Answer found = services.catalogue().get(SETS + "?limit=100" + filter);
        return Asking.trouble(found).isEmpty()
                ? pages.show(
                        "changesets",
                        visit.frame("Change-sets", Section.CATALOGUE),
                        ChangeSetsPage.of(state, Asking.json(found)))
                : pages.failed(visit, found);
    }

    @GetMapping("/catalogue/change-sets/{id}")
    @Needs(Permission.LOOK)
    ResponseEntity<String> changeSet(Visit visit, @PathVariable String id) {
        Answer found = services.catalogue().get(SETS + "/" + Service.encoded(id));
        if (!Asking.trouble(found).isEmpty()) {
            return pages.failed(visit, found);
        }
        JsonNode set = Asking.json(found);
        JsonNode history =
                Asking.json(
                        services.catalogue()
                                .get("/catalogue/v1/history?changeSet=" + Service.encoded(id)));
        return pages.show(
                "changeset",
                visit.frame("Change-set", Section.CATALOGUE),
                ChangeSetPage.of(set, told(visit, set, history)));
    }

    /// What a change-set that waits would do now; one that is done is told by its events.
    private Told told(Visit visit, JsonNode set, JsonNode history) {
        boolean waits = WAITING.contains(set.path("state").asText());
        if (!waits || set.path("commands").isEmpty()) {
            return new Told(JsonNodeFactory.instance.objectNode(), "", history);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("commands", set.path("commands"));
        Answer dryRun = acting.atCatalogue(visit.whoever(), SETS + "?mode=dry-run", body);
        return new Told(Asking.json(dryRun), Asking.trouble(dryRun), history);
    }

    @PostMapping("/catalogue/change-sets/{id}/{act:approve|reject}")
    @Needs(Permission.APPROVE_CATALOGUE)
    ResponseEntity<String> decide(
            Visit visit, @PathVariable Map<String, String> path, @RequestParam String reason) {
        return act(visit, path, reason);
    }

    @PostMapping("/catalogue/change-sets/{id}/{act:apply|revert}")
    @Needs(Permission.CHANGE_CATALOGUE)
    ResponseEntity<String> carryOut(
            Visit visit, @PathVariable Map<String, String> path, @RequestParam String reason) {
        return act(visit, path, reason);
    }

    private ResponseEntity<String> act(Visit visit, Map<String, String> path, String reason) {
        String id = Service.encoded(path.getOrDefault("id", ""));
        String act = path.getOrDefault("act", "");
        Answer done =
                acting.atCatalogue(
                        visit.whoever(), SETS + "/" + id + "/" + act, Acting.because(reason));
        return Asking.trouble(done).isEmpty()
                ? Pages.goTo("/catalogue/change-sets/" + id)
                : pages.failed(visit, done);
    }

    @GetMapping("/catalogue/history")
    @Needs(Permission.LOOK)
    ResponseEntity<String> history(Visit visit, @RequestParam Map<String, String> entered) {
        Map<String, String> terms = new LinkedHashMap<>();
        for (String field : HistoryPage.FIELDS.keySet()) {
            String value = entered.getOrDefault(field, "").strip();
            if (!value.isEmpty()) {
                terms.put(field, value);
            }
        }
        Map<String, String> query = new LinkedHashMap<>(terms);
        query.put("limit", "100");
        Answer found = services.catalogue().get("/catalogue/v1/history?" + Asking.query(query));
        var frame = visit.frame("Catalogue history", Section.CATALOGUE);
        HistoryPage page = HistoryPage.of(terms, Asking.json(found), Asking.trouble(found));
        return page.trouble().isEmpty()
                ? pages.show("history", frame, page)
                : pages.again("history", frame, page);
    }
}
