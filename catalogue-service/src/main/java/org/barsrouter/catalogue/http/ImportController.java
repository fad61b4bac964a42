package org.barsrouter.catalogue.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.barsrouter.catalogue.app.ImportOutcome;
import org.barsrouter.catalogue.app.ImportProgress;
import org.barsrouter.catalogue.app.ImportReport;
import org.barsrouter.catalogue.app.ImportTargets;
import org.barsrouter.catalogue.http.ImportAnswer.Status;
import org.barsrouter.catalogue.intake.ImportGuard;
import org.barsrouter.catalogue.proposal.Proposal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Imports of the national file.
@RestController
class ImportController {
    private final ImportTargets imports;
    private final Current current;
    private final ImportProgress progress;
    private final Desk desk;

    /// What requests are read with.
    @Component
    record Desk(Environment environment, BodyReader reader, Callers callers) {}

    ImportController(ImportTargets imports, Current current, ImportProgress progress, Desk desk) {
        this.imports = imports;
        this.current = current;
        this.progress = progress;
        this.desk = desk;
    }

    @PostMapping(path = "/catalogue/v1/imports", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ImportAnswer> run(HttpServletRequest http) throws IOException {
        ImportRequest request = desk.reader().read(http.getInputStream(), ImportRequest.class);
        desk.environment().require(request.environment());
        return switch (imports.run(request.command(desk.callers().of(http, "")))) {
            case ImportOutcome.Applied(ImportReport report) ->
                    ResponseEntity.ok(ImportAnswer.of(report, Status.APPLIED, null));
            case ImportOutcome.DryRun(ImportReport report, ImportGuard.Verdict guard) ->
                    ResponseEntity.ok(ImportAnswer.of(report, Status.NOT_APPLIED, needed(guard)));
            case ImportOutcome.Waits(ImportReport report, Proposal proposal) ->
                    ResponseEntity.accepted()
                            .body(
                                    ImportAnswer.of(report, Status.NOT_APPLIED, null)
                                            .waiting(
                                                    proposal.id(),
                                                    "In this environment a second person has to agree. It waits as change-set "
                                                            + proposal.id()
                                                            + "; once somebody else has approved it, import the same files again."));
            case ImportOutcome.Outdated(ImportReport report, Proposal proposal) ->
                    throw new FaultException(
                                    Fault.WRONG_STATE,
                                    "The catalogue has changed since change-set "
                                            + proposal.id()
                                            + " was approved, and the file would do something else by now: reject it, then import the file again.")
                            .with("state", proposal.state().name())
                            .with("report", ImportAnswer.of(report, Status.NOT_APPLIED, null));
            case ImportOutcome.Forbidden _ ->
                    throw new FaultException(
                            Fault.FORBIDDEN,
                            "Only the organisations of catalogue.changes.administrators import a whole file: a file speaks for every provider. Switch or join single services instead.");
            case ImportOutcome.Invalid(ImportReport report) -> throw invalid(report);
            case ImportOutcome.AckNeeded(ImportReport report, ImportGuard.NeedsAck needed) ->
                    throw ackNeeded(report, needed);
            case ImportOutcome.NotWriter(var state) -> throw current.notServing(state);
            case ImportOutcome.NotWritten(String why) ->
                    throw new FaultException(
                            Fault.NOT_WRITTEN, "Repeat the import; Kafka refused it: " + why + ".");
            case ImportOutcome.Unknown _ ->
                    throw new FaultException(
                            Fault.OUTCOME_UNKNOWN,
                            "Repeat the same import once the service is ready: it changes nothing twice.");
        };
    }

    private static ImportGuard.@Nullable NeedsAck needed(ImportGuard.Verdict guard) {
        return switch (guard) {
            case ImportGuard.Passed _ -> null;
            case ImportGuard.NeedsAck needed -> needed;
        };
    }

    private static FaultException invalid(ImportReport report) {
        return new FaultException(
                        Fault.FILE_REFUSED,
                        "Correct what the findings of severity error name, then import the file again.")
                .with("report", ImportAnswer.of(report, Status.NOT_APPLIED, null));
    }

    private static FaultException ackNeeded(ImportReport report, ImportGuard.NeedsAck needed) {
        ImportGuard.Ack exact = needed.exact();
        return new FaultException(
                        Fault.ACK_NEEDED,
                        "%s If that is meant, send ack {\"removed\": %d, \"repointed\": %d, \"unconfirmed\": %d}."
                                .formatted(
                                        String.join(" ", needed.why()),
                                        exact.removed(),
                                        exact.repointed(),
                                        exact.unconfirmed()))
                .with("report", ImportAnswer.of(report, Status.NOT_APPLIED, needed));
    }

    /// What an import under way is at.
    ///
    /// @param id X-Request-Id of its call
    @GetMapping("/catalogue/v1/imports/progress")
    ProgressView progress(@RequestParam String id) {
        return progress.of(id)
                .map(at -> new ProgressView(at.sentence(), at.running().toMillis()))
                .orElseThrow(() ->
                        new FaultException(
                                Fault.NO_SUCH_IMPORT, "It has ended, or never began here."));
    }

    record ProgressView(String at, long runningMillis) {}
}
