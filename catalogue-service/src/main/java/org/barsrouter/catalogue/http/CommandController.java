package org.barsrouter.catalogue.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barsrouter.catalogue.app.ChangeCatalogue;
import org.barsrouter.catalogue.app.Submission;
import org.barsrouter.catalogue.app.Submission.Mode;
import org.barsrouter.catalogue.request.CommandJson;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Single commands, carried out at once.
@RestController
class CommandController {
    /// These overwrite what somebody else may have written meanwhile, and name nothing of it.
    private static final Set<String> NEEDS_VERSION =
            Set.of(
                    "describe-service",
                    "describe-template",
                    "set-template-address",
                    "reorder-assignments",
                    "transfer-provider");

    private final ChangeCatalogue changes;
    private final Callers callers;
    private final ChangeBodies bodies;
    private final ChangeAnswers answers;

    CommandController(
            ChangeCatalogue changes, Callers callers, ChangeBodies bodies, ChangeAnswers answers) {
        this.changes = changes;
        this.callers = callers;
        this.bodies = bodies;
        this.answers = answers;
    }

    @GetMapping("/catalogue/v1/commands")
    Map<String, List<String>> commands() {
        return Map.of("commands", CommandJson.names());
    }

    /// @param dryRun only says what it would do
    @PostMapping("/catalogue/v1/commands/{name}")
    ResponseEntity<String> run(
            HttpServletRequest request,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean dryRun)
            throws IOException {
        String text = ChangeBodies.text(request);
        Long version = EntityTags.version(request.getHeader("If-Match"));
        if (!dryRun && version == null && NEEDS_VERSION.contains(name)) {
            throw new FaultException(
                    Fault.VERSION_NEEDED,
                    "Send If-Match with the ETag that you have read, so that nobody's change is overwritten.");
        }
        Submission submission = bodies.command(name, text, version);
        return answers.of(
                changes.submit(
                        callers.of(request, text), submission, dryRun ? Mode.DRY_RUN : Mode.APPLY));
    }
}
