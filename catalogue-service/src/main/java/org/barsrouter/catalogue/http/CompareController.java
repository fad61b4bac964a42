package org.barsrouter.catalogue.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.app.CompareTargets;
import org.barsrouter.catalogue.app.ReconcileTargets;
import org.barsrouter.catalogue.http.ImportAnswer.FindingView;
import org.barsrouter.catalogue.targets.Finding;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Holds files against the catalogue: once (validation), or as one run of the dual run
/// (reconciliation), which is remembered and counted. Reads only.
@RestController
class CompareController {
    private final CompareTargets compare;
    private final ReconcileTargets reconcile;
    private final Current current;
    private final BodyReader reader;

    CompareController(
            CompareTargets compare,
            ReconcileTargets reconcile,
            Current current,
            BodyReader reader) {
        this.compare = compare;
        this.reconcile = reconcile;
        this.current = current;
        this.reader = reader;
    }

    @PostMapping(path = "/catalogue/v1/validations", consumes = MediaType.APPLICATION_JSON_VALUE)
    CompareAnswer validate(InputStream body) throws IOException {
        CompareTargets.Question question =
                reader.read(body, CompareRequest.class).question(current);
        return switch (compare.run(current.catalogue(), question)) {
            case CompareTargets.Compared compared -> CompareAnswer.of(compared, question.at());
            case CompareTargets.Unreadable(List<Finding> findings) -> throw unreadable(findings);
        };
    }

    @PostMapping(
            path = "/catalogue/v1/reconciliations",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    CompareAnswer reconcile(InputStream body) throws IOException {
        CompareRequest request = reader.read(body, CompareRequest.class);
        if (request.against() != null) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE,
                    "A reconciliation is with the catalogue: leave out against, or ask for a validation.");
        }
        CompareTargets.Question question = request.question(current);
        return switch (reconcile.run(current.catalogue(), question)) {
            case CompareTargets.Compared compared ->
                    remembered(CompareAnswer.of(compared, question.at()));
            case CompareTargets.Unreadable(List<Finding> findings) -> throw unreadable(findings);
        };
    }

    private CompareAnswer remembered(CompareAnswer answer) {
        return reconcile
                .latest()
                .map(latest -> answer.with(latest.cleanSince(), latest.runs()))
                .orElse(answer);
    }

    /// The last run, by schedule or by call.
    @GetMapping("/catalogue/v1/reconciliations/latest")
    CompareAnswer latest() {
        ReconcileTargets.Latest latest =
                reconcile
                        .latest()
                        .orElseThrow(() ->
                                new FaultException(
                                        Fault.NOT_RECONCILED,
                                        "Set catalogue.reconcile.source, or run catalogue reconcile --once."));
        return CompareAnswer.of(latest.compared(), latest.at())
                .with(latest.cleanSince(), latest.runs());
    }

    private static FaultException unreadable(List<Finding> findings) {
        return new FaultException(
                        Fault.FILE_REFUSED, findings.getFirst().what() + " Nothing was compared.")
                .with(
                        "report",
                        Map.of("findings", findings.stream().map(FindingView::of).toList()));
    }
}
