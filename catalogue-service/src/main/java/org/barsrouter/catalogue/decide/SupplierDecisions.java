package org.barsrouter.catalogue.decide;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.catalogue.command.SupplierCommand;
import org.barsrouter.catalogue.command.SupplierCommand.ResumeSupplier;
import org.barsrouter.catalogue.command.SupplierCommand.SuspendSupplier;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Suspension;
import org.barsrouter.routing.route.Suspension.Cause;

/// What becomes of all endpoints of a supplier at once.
final class SupplierDecisions {
    private final Draft draft;

    SupplierDecisions(Draft draft) {
        this.draft = draft;
    }

    Optional<Problem> decide(SupplierCommand command) {
        List<Template> templates =
                draft.allTemplates()
                        .filter(t -> !t.isRetired())
                        .filter(t -> command.supplier().equals(t.endpoint().managingOrganisation()))
                        .toList();
        if (templates.isEmpty()) {
            return Optional.of(
                    new Problem(
                            Code.UNKNOWN_TEMPLATE,
                            "supplier",
                            "No endpoint in use is managed by " + command.supplier() + ".",
                            "Correct the ODS code, or say with describe-template who manages an endpoint."));
        }
        return switch (command) {
            case SuspendSupplier suspend -> suspend(templates, suspend);
            case ResumeSupplier _ -> resume(templates);
        };
    }

    private Optional<Problem> suspend(List<Template> templates, SuspendSupplier command) {
        Moment moment = Moment.of(draft, command.from(), "from");
        Optional<Problem> problem =
                moment.problem().or(() -> Moment.ends(moment.at(), command.until(), "until"));
        if (problem.isPresent()) {
            return problem;
        }
        Suspension more =
                Suspensions.of(moment.at(), command.until(), command.reason(), Cause.SUPPLIER);
        for (Template template : templates) {
            Endpoint old = template.endpoint();
            draft.put(
                    "TemplateSuspended",
                    template.next(
                            Endpoints.suspended(old, Suspensions.with(old.suspensions(), more))),
                    moment.at());
        }
        return Optional.empty();
    }

    private Optional<Problem> resume(List<Template> templates) {
        Instant at = draft.earliest();
        for (Template template : templates) {
            Endpoint old = template.endpoint();
            if (Suspensions.holds(old.suspensions(), at, Cause.SUPPLIER)) {
                draft.put(
                        "TemplateResumed",
                        template.next(
                                Endpoints.suspended(
                                        old,
                                        Suspensions.endedAt(
                                                old.suspensions(), at, Cause.SUPPLIER))),
                        at);
            }
        }
        return Optional.empty();
    }
}
