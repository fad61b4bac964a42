package org.barsrouter.catalogue.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.barsrouter.catalogue.app.ChangeCatalogue;
import org.barsrouter.catalogue.app.ReviewChangeSets;
import org.barsrouter.catalogue.app.Submission.Mode;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.proposal.Proposal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Change-sets: submitted, approved, applied, reverted.
@RestController
@RequestMapping(path = "/catalogue/v1/change-sets", produces = MediaType.APPLICATION_JSON_VALUE)
class ChangeSetController {
    private final ChangeCatalogue changes;
    private final ReviewChangeSets review;
    private final Desk desk;

    /// What requests are read with and answered by.
    @Component
    record Desk(Callers callers, ChangeBodies bodies, ChangeAnswers answers, Current current) {}

    ChangeSetController(ChangeCatalogue changes, ReviewChangeSets review, Desk desk) {
        this.changes = changes;
        this.review = review;
        this.desk = desk;
    }

    /// @param mode `propose` (kept until it is approved and applied), `apply` or `dry-run`
    @PostMapping
    ResponseEntity<String> submit(
            HttpServletRequest request, @RequestParam(defaultValue = "propose") String mode)
            throws IOException {
        String text = ChangeBodies.text(request);
        return desk.answers()
                .of(
                        changes.submit(
                                desk.callers().of(request, text),
                                desk.bodies().changeSet(text),
                                mode(mode)));
    }

    private static Mode mode(String text) {
        return switch (text) {
            case "propose" -> Mode.PROPOSE;
            case "apply" -> Mode.APPLY;
            case "dry-run" -> Mode.DRY_RUN;
            default ->
                    throw new FaultException(
                            Fault.REQUEST_UNREADABLE, "mode is propose, apply or dry-run.");
        };
    }

    /// @param state only those in this state
    @GetMapping
    String all(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "50") int limit) {
        Catalogue catalogue = desk.current().catalogue();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode sets = json.putArray("changeSets");
        review.all(catalogue).stream()
                .filter(p -> state == null || p.state().name().equalsIgnoreCase(state))
                .limit(Math.clamp(limit, 1, 500))
                .map(this::line)
                .forEach(sets::add);
        return json.toString();
    }

    private ObjectNode line(Proposal proposal) {
        ObjectNode line = review.answer(proposal);
        line.put("commandCount", proposal.commands().size());
        line.remove("commands");
        return line;
    }

    @GetMapping("/{id}")
    ResponseEntity<String> one(@PathVariable String id) {
        Catalogue catalogue = desk.current().catalogue();
        Proposal proposal =
                review.find(catalogue, id)
                        .orElseThrow(() ->
                                new FaultException(
                                        Fault.CHANGE_SET_UNKNOWN,
                                        "There is no change-set "
                                                + id
                                                + ": list them with GET /catalogue/v1/change-sets."));
        return ResponseEntity.ok()
                .eTag("W/\"" + proposal.version() + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(review.answer(proposal).toString());
    }

    @PostMapping("/{id}/{act:approve|reject|apply|revert}")
    ResponseEntity<String> act(
            HttpServletRequest request, @PathVariable String id, @PathVariable String act)
            throws IOException {
        String text = ChangeBodies.text(request);
        var caller = desk.callers().of(request, text);
        var word = desk.bodies().word(text);
        return desk.answers()
                .of(
                        switch (act) {
                            case "approve" -> review.approve(caller, id, word);
                            case "reject" -> review.reject(caller, id, word);
                            case "apply" -> review.apply(caller, id, word);
                            default -> review.revert(caller, id, word);
                        });
    }
}
