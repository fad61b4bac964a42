package org.barsrouter.catalogue.http;

import java.io.IOException;
import java.io.InputStream;
import org.barsrouter.catalogue.app.ImportOutcome;
import org.barsrouter.catalogue.app.ImportProgress;
import org.barsrouter.catalogue.app.ImportReport;
import org.barsrouter.catalogue.app.ImportTargets;
import org.barsrouter.catalogue.http.ImportAnswer.Status;
import org.barsrouter.catalogue.intake.ImportGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Imports of the national file.
@RestController
class ImportController {
    private final ImportTargets imports;
    private final Current current;
    private final ImportProgress progress;
    private final Environment environment;
    private final BodyReader reader;

    ImportController(
            ImportTargets imports,
            Current current,
            ImportProgress progress,
            Environment environment,
            BodyReader reader) {
        this.imports = imports;
        this.current = current;
        this.progress = progress;
        this.environment = environment;
        this.reader = reader;
    }

    @PostMapping(path = "/catalogue/v1/imports", consumes = MediaType.APPLICATION_JSON_VALUE)
    ImportAnswer run(
            InputStream body,
            @RequestHeader(name = "X-Request-Id", required = false) @Nullable String requestId,
            @RequestHeader(name = "X-Correlation-Id", required = false)
                    @Nullable String correlationId)
            throws IOException {
        ImportRequest request = reader.read(body, ImportRequest.class);
        environment.require(request.environment());
        return switch (imports.run(request.command(requestId, correlationId))) {
            case ImportOutcome.Applied(ImportReport report) ->
                    ImportAnswer.of(report, Status.APPLIED, null);
            case ImportOutcome.DryRun(ImportReport report, ImportGuard.Verdict guard) ->
                    ImportAnswer.of(report, Status.NOT_APPLIED, needed(guard));
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
