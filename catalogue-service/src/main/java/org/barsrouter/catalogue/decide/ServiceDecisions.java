package org.barsrouter.catalogue.decide;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.barsrouter.catalogue.command.ServiceCommand;
import org.barsrouter.catalogue.command.ServiceCommand.ActivateService;
import org.barsrouter.catalogue.command.ServiceCommand.AddServiceIdentifier;
import org.barsrouter.catalogue.command.ServiceCommand.AssignEndpoint;
import org.barsrouter.catalogue.command.ServiceCommand.CancelSwitch;
import org.barsrouter.catalogue.command.ServiceCommand.DeactivateService;
import org.barsrouter.catalogue.command.ServiceCommand.DescribeService;
import org.barsrouter.catalogue.command.ServiceCommand.EndAssignment;
import org.barsrouter.catalogue.command.ServiceCommand.GrantManagement;
import org.barsrouter.catalogue.command.ServiceCommand.RegisterService;
import org.barsrouter.catalogue.command.ServiceCommand.RemoveServiceIdentifier;
import org.barsrouter.catalogue.command.ServiceCommand.ReorderAssignments;
import org.barsrouter.catalogue.command.ServiceCommand.ResumeAssignment;
import org.barsrouter.catalogue.command.ServiceCommand.RevokeManagement;
import org.barsrouter.catalogue.command.ServiceCommand.SuspendAssignment;
import org.barsrouter.catalogue.command.ServiceCommand.SwitchSupplier;
import org.barsrouter.catalogue.command.ServiceCommand.TransferProvider;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.barsrouter.routing.route.Route;
import org.barsrouter.routing.route.Suspension.Cause;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// What becomes of a service: who it is, whose, and whether it takes part. Its timeline is decided
/// by [AssignmentDecisions] and [SwitchDecisions].
final class ServiceDecisions {
    private final Draft draft;
    private final Rules rules;
    private final AssignmentDecisions assignments;
    private final SwitchDecisions switches;

    ServiceDecisions(Draft draft, Rules rules) {
        this.draft = draft;
        this.rules = rules;
        this.assignments = new AssignmentDecisions(draft, rules);
        this.switches = new SwitchDecisions(draft, rules);
    }

    Optional<Problem> decide(ServiceCommand command) {
        if (command instanceof RegisterService register) {
            return register(register);
        }
        return Lookups.service(draft, command.service()).then(service -> decide(command, service));
    }

    private Optional<Problem> decide(ServiceCommand command, Route.Service service) {
        return switch (command) {
            case RegisterService register -> register(register);
            case DescribeService describe -> describe(service, describe);
            case AddServiceIdentifier add -> add(service, add.identifier());
            case RemoveServiceIdentifier remove -> remove(service, remove.identifier());
            case ActivateService _ -> activate(service);
            case DeactivateService deactivate -> deactivate(service, deactivate.reason());
            case TransferProvider transfer -> transfer(service, transfer.to());
            case GrantManagement grant -> grant(service, grant.product());
            case RevokeManagement revoke -> revoke(service, revoke.product());
            case AssignEndpoint assign -> assignments.assign(service, assign);
            case EndAssignment end -> assignments.end(service, end);
            case ReorderAssignments reorder -> assignments.reorder(service, reorder);
            case SuspendAssignment suspend -> assignments.suspend(service, suspend);
            case ResumeAssignment resume -> assignments.resume(service, resume);
            case SwitchSupplier change -> switches.schedule(service, change);
            case CancelSwitch _ -> switches.cancel(service);
        };
    }

    private Optional<Problem> register(RegisterService command) {
        return identifier(command.service(), "service")
                .or(() -> Names.problem(command.name()))
                .or(() -> ods(command.providedBy(), "providedBy"))
                .or(() -> {
                    draft.put(
                            "ServiceRegistered",
                            new Route.Service(
                                    command.service(),
                                    true,
                                    command.providedBy(),
                                    command.name(),
                                    List.of(),
                                    command.takesBookingResponse(),
                                    List.of(),
                                    ""),
                            draft.now());
                    return Optional.empty();
                });
    }

    /// I1: canonical, of a registered system, and nobody else's.
    private Optional<Problem> identifier(ServiceId identifier, String field) {
        var canonical = rules.systems().canonical(identifier);
        if (!rules.systems().knows(identifier.system())) {
            return Optional.of(
                    new Problem(
                            Code.INVALID,
                            field,
                            "The identifier system " + identifier.system() + " is not registered.",
                            "Use one of "
                                    + String.join(", ", rules.systems().registered())
                                    + ", or register it with bars.identifier-systems."));
        }
        if (!canonical.id().equals(identifier)) {
            return Optional.of(
                    new Problem(
                            Code.INVALID,
                            field,
                            identifier.system() + " is an alias.",
                            "Write " + canonical.id().key() + "."));
        }
        return draft.service(identifier)
                .map(owner ->
                        new Problem(
                                Code.DUPLICATE,
                                field,
                                "%s is an identifier of %s already."
                                        .formatted(identifier.key(), owner.id().key()),
                                "Use that service, or take the identifier from it first."));
    }

    private static Optional<Problem> ods(@Nullable String ods, String field) {
        return ods == null || ods.matches("[A-Z0-9]{3,12}")
                ? Optional.empty()
                : Optional.of(
                        new Problem(
                                Code.INVALID,
                                field,
                                "An ODS code is 3 to 12 capital letters and digits.",
                                "Look it up in the Organisation Data Service."));
    }

    private Optional<Problem> describe(Route.Service service, DescribeService command) {
        Optional<Problem> problem = Names.problem(command.name());
        if (problem.isPresent()) {
            return problem;
        }
        Route.Service next =
                Services.described(
                        service,
                        command.name() == null ? service.name() : command.name(),
                        Objects.requireNonNullElse(
                                command.takesBookingResponse(), service.takesBookingResponse()));
        return put("ServiceDetailsChanged", next, draft.now());
    }

    private Optional<Problem> add(Route.Service service, ServiceId identifier) {
        if (service.identifiers().contains(identifier) || service.id().equals(identifier)) {
            return Optional.empty();
        }
        return identifier(identifier, "identifier")
                .or(() ->
                        put(
                                "ServiceIdentifierAdded",
                                Services.withIdentifiers(
                                        service,
                                        Services.changed(service.identifiers(), null, identifier)),
                                draft.now()));
    }

    private Optional<Problem> remove(Route.Service service, ServiceId identifier) {
        if (!service.identifiers().contains(identifier)) {
            return Optional.of(
                    new Problem(
                            Code.CONFLICT,
                            "identifier",
                            "%s is not another identifier of %s."
                                    .formatted(identifier.key(), service.id().key()),
                            service.id().equals(identifier)
                                    ? "Its first identifier stays; deactivate the service instead."
                                    : "Nothing needs to be removed."));
        }
        return put(
                "ServiceIdentifierRemoved",
                Services.withIdentifiers(
                        service, Services.changed(service.identifiers(), identifier, null)),
                draft.now());
    }

    private Optional<Problem> activate(Route.Service service) {
        Instant at = draft.earliest();
        return put(
                "ServiceActivated",
                Services.withInactive(
                        service, true, Suspensions.endedAt(service.inactive(), at, Cause.ITSELF)),
                at);
    }

    private Optional<Problem> deactivate(Route.Service service, String reason) {
        Instant at = draft.earliest();
        if (!service.activeAt(at)) {
            return Optional.empty();
        }
        return put(
                "ServiceDeactivated",
                Services.withInactive(
                        service,
                        service.active(),
                        Suspensions.with(
                                Suspensions.endedAt(service.inactive(), at, Cause.ITSELF),
                                Suspensions.of(at, null, reason, Cause.ITSELF))),
                at);
    }

    private Optional<Problem> transfer(Route.Service service, String to) {
        return ods(to, "to")
                .or(() ->
                        to.equals(service.providedBy())
                                ? Optional.empty()
                                : put(
                                        "ProviderTransferred",
                                        Services.managed(service, to, List.of()),
                                        draft.now()));
    }

    private Optional<Problem> grant(Route.Service service, String product) {
        return put(
                "ManagementGranted",
                Services.managed(
                        service,
                        service.providedBy(),
                        Services.changed(service.grantedProducts(), null, product)),
                draft.now());
    }

    private Optional<Problem> revoke(Route.Service service, String product) {
        return put(
                "ManagementRevoked",
                Services.managed(
                        service,
                        service.providedBy(),
                        Services.changed(service.grantedProducts(), product, null)),
                draft.now());
    }

    /// What is so already needs no event.
    private Optional<Problem> put(String event, Route.Service next, Instant from) {
        boolean same =
                draft.service(next.id()).filter(entry -> entry.service().equals(next)).isPresent();
        if (!same) {
            draft.put(event, next, from);
        }
        return Optional.empty();
    }
}
