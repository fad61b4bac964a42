package org.barsrouter.catalogue.http;

import java.io.IOException;
import java.io.InputStream;
import org.barsrouter.catalogue.app.ImportOutcome;
import org.barsrouter.catalogue.app.ImportReport;
import org.barsrouter.catalogue.app.ImportTargets;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.http.ImportAnswer.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Imports of the national file.
@RestController
class ImportController {
    private final ImportTargets imports;
    private final Current current;
    private final BodyReader reader;

    ImportController(ImportTargets imports, Current current, BodyReader reader) {
        this.imports = imports;
        this.current = current;
        this.reader = reader;
    }

    @PostMapping(path = "/catalogue/v1/imports", consumes = MediaType.APPLICATION_JSON_VALUE)
    ImportAnswer run(
            InputStream body,
            @RequestHeader(name = "X-Request-Id", required = false) @Nullable String requestId,
            @RequestHeader(name = "X-Correlation-Id", required = false)
                    @Nullable String correlationId)
            throws IOException {
        return switch (imports.run(
                reader.read(body, ImportRequest.class).command(requestId, correlationId))) {
            case ImportOutcome.Applied(ImportReport report) ->
                    ImportAnswer.of(report, Status.APPLIED, null);
            case ImportOutcome.DryRun(ImportReport report, VolumeGuard.Verdict guard) ->
                    ImportAnswer.of(report, Status.NOT_APPLIED, needed(guard));
            case ImportOutcome.Invalid(ImportReport report) -> throw invalid(report);
            case ImportOutcome.AckNeeded(ImportReport report, VolumeGuard.Ack exact) ->
                    throw ackNeeded(report, exact);
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

    private static VolumeGuard.@Nullable Ack needed(VolumeGuard.Verdict guard) {
        return switch (guard) {
            case VolumeGuard.Passed _ -> null;
            case VolumeGuard.NeedsAck(VolumeGuard.Ack exact) -> exact;
        };
    }

    private static FaultException invalid(ImportReport report) {
        return new FaultException(
                        Fault.FILE_REFUSED,
                        "Correct what the findings of severity error name, then import the file again.")
                .with("report", ImportAnswer.of(report, Status.NOT_APPLIED, null));
    }

    private static FaultException ackNeeded(ImportReport report, VolumeGuard.Ack exact) {
        return new FaultException(
                        Fault.ACK_NEEDED,
                        "This removes %d services and moves %d. If that is meant, send ack {\"removed\": %d, \"repointed\": %d}."
                                .formatted(
                                        exact.removed(),
                                        exact.repointed(),
                                        exact.removed(),
                                        exact.repointed()))
                .with("report", ImportAnswer.of(report, Status.NOT_APPLIED, exact));
    }
}
