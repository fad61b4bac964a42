package org.barsrouter.catalogue.decide;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.barsrouter.catalogue.change.Certification;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Label;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.catalogue.command.TemplateCommand;
import org.barsrouter.catalogue.command.TemplateCommand.DescribeTemplate;
import org.barsrouter.catalogue.command.TemplateCommand.ExpireCertification;
import org.barsrouter.catalogue.command.TemplateCommand.RecordCertification;
import org.barsrouter.catalogue.command.TemplateCommand.RegisterTemplate;
import org.barsrouter.catalogue.command.TemplateCommand.ResumeTemplate;
import org.barsrouter.catalogue.command.TemplateCommand.RetireTemplate;
import org.barsrouter.catalogue.command.TemplateCommand.SetTemplateAddress;
import org.barsrouter.catalogue.command.TemplateCommand.SuspendTemplate;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Endpoint.Address;
import org.barsrouter.routing.route.Endpoint.Status;
import org.barsrouter.routing.route.Suspension.Cause;

/// What becomes of an endpoint template.
final class TemplateDecisions {
    private final Draft draft;
    private final Addresses addresses;

    TemplateDecisions(Draft draft, Rules rules) {
        this.draft = draft;
        this.addresses = new Addresses(rules);
    }

    Optional<Problem> decide(TemplateCommand command) {
        return switch (command) {
            case RegisterTemplate register -> register(register);
            case DescribeTemplate describe -> living(command, t -> describe(t, describe));
            case SetTemplateAddress move -> living(command, t -> move(t, move));
            case SuspendTemplate suspend -> living(command, t -> suspend(t, suspend));
            case ResumeTemplate _ -> living(command, this::resume);
            case RetireTemplate _ -> living(command, this::retire);
            case RecordCertification record -> living(command, t -> certify(t, record));
            case ExpireCertification _ -> living(command, this::uncertify);
        };
    }

    private Optional<Problem> living(
            TemplateCommand command, Function<Template, Optional<Problem>> then) {
        return Lookups.living(draft, command.template(), "template").then(then);
    }

    private Optional<Problem> register(RegisterTemplate command) {
        String id = command.template();
        if (draft.template(id).isPresent()) {
            return Optional.of(
                    new Problem(
                            Code.DUPLICATE,
                            "template",
                            "The endpoint " + id + " is registered already.",
                            "Give another instance, or set the address of that endpoint."));
        }
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,127}")) {
            return Optional.of(
                    new Problem(
                            Code.INVALID,
                            "template",
                            "An endpoint's id is 1 to 128 letters, digits, dots, dashes, slashes and underscores.",
                            "Choose a product and an instance without other characters."));
        }
        return addresses
                .read(command.address(), command.technical().addressKind())
                .then(url -> {
                    draft.put(
                            "TemplateRegistered",
                            Template.registered(endpoint(command, url), draft.now()),
                            draft.now());
                    return Optional.empty();
                });
    }

    private Endpoint endpoint(RegisterTemplate command, URI url) {
        return new Endpoint(
                command.template(),
                command.installation().product(),
                command.installation().instance(),
                command.protocol().connectionType(),
                command.protocol().payloadType(),
                command.installation().managingOrganisation(),
                Status.ACTIVE,
                List.of(new Address(draft.now(), url)),
                List.of(),
                command.installation().slices(),
                PolicyOverrides.none(),
                command.technical());
    }

    private Optional<Problem> describe(Template template, DescribeTemplate command) {
        Endpoint old = template.endpoint();
        List<String> versions =
                Objects.requireNonNullElse(command.barsVersions(), old.technical().barsVersions());
        String manager =
                Objects.requireNonNullElse(
                        command.managingOrganisation(),
                        Objects.requireNonNullElse(old.managingOrganisation(), ""));
        Endpoint next =
                Endpoints.withTechnical(
                        Endpoints.managedBy(old, manager.isEmpty() ? null : manager),
                        Endpoints.serving(old.technical(), versions));
        Label label =
                new Label(
                        command.name() == null ? template.label().name() : command.name(),
                        Objects.requireNonNullElse(
                                command.visibility(), template.label().visibility()));
        Optional<Problem> problem = Names.problem(label.name());
        if (problem.isEmpty() && !(next.equals(old) && label.equals(template.label()))) {
            draft.put("TemplateDescribed", template.next(next).labelled(label), draft.now());
        }
        return problem;
    }

    private Optional<Problem> move(Template template, SetTemplateAddress command) {
        Moment moment = Moment.of(draft, command.from(), "from");
        return moment.problem()
                .or(() ->
                        addresses
                                .read(
                                        command.address(),
                                        template.endpoint().technical().addressKind())
                                .then(url -> move(template, new Address(moment.at(), url))));
    }

    /// A later address that stands already is dropped: the last word is the plan.
    private Optional<Problem> move(Template template, Address address) {
        Endpoint old = template.endpoint();
        List<Address> timeline =
                new ArrayList<>(
                        old.addresses().stream()
                                .filter(a -> a.from().isBefore(address.from()))
                                .toList());
        boolean same = !timeline.isEmpty() && timeline.getLast().url().equals(address.url());
        if (!same) {
            timeline.add(address);
        }
        if (!timeline.equals(old.addresses())) {
            draft.put(
                    "TemplateAddressScheduled",
                    template.next(Endpoints.addressed(old, timeline)),
                    address.from());
        }
        return Optional.empty();
    }

    private Optional<Problem> suspend(Template template, SuspendTemplate command) {
        Moment moment = Moment.of(draft, command.from(), "from");
        return moment.problem()
                .or(() -> Moment.ends(moment.at(), command.until(), "until"))
                .or(() -> {
                    Endpoint old = template.endpoint();
                    draft.put(
                            "TemplateSuspended",
                            template.next(
                                    Endpoints.suspended(
                                            old,
                                            Suspensions.with(
                                                    old.suspensions(),
                                                    Suspensions.of(
                                                            moment.at(),
                                                            command.until(),
                                                            command.reason(),
                                                            Cause.ITSELF)))),
                            moment.at());
                    return Optional.empty();
                });
    }

    private Optional<Problem> resume(Template template) {
        Endpoint old = template.endpoint();
        Instant at = draft.earliest();
        if (old.status() == Status.SUSPENDED) {
            draft.put("TemplateResumed", template.next(Endpoints.active(old)), at);
            return Optional.empty();
        }
        if (!Suspensions.holds(old.suspensions(), at, Cause.ITSELF)) {
            return Optional.of(
                    new Problem(
                            Code.CONFLICT,
                            "template",
                            "The endpoint " + old.id() + " is not suspended.",
                            "Nothing needs to be resumed; a supplier's suspension is ended by resume-supplier."));
        }
        draft.put(
                "TemplateResumed",
                template.next(
                        Endpoints.suspended(
                                old, Suspensions.endedAt(old.suspensions(), at, Cause.ITSELF))),
                at);
        return Optional.empty();
    }

    private Optional<Problem> retire(Template template) {
        List<Entry> users =
                draft.users(template.id()).stream()
                        .filter(user -> Users.needs(user.service(), template.id(), draft.now()))
                        .toList();
        if (!users.isEmpty()) {
            return Optional.of(
                    new Problem(
                            Code.IN_USE,
                            "template",
                            "%d services use the endpoint %s now, will, or still drain to it; one is %s."
                                    .formatted(
                                            users.size(),
                                            template.id(),
                                            users.getFirst().id().key()),
                            "End or switch their assignments first, and wait for the drain."));
        }
        draft.put(
                "TemplateRetired",
                template.next(Endpoints.retired(template.endpoint())),
                draft.now());
        return Optional.empty();
    }

    private Optional<Problem> certify(Template template, RecordCertification command) {
        if (!command.expiresAt().isAfter(draft.now())) {
            return Optional.of(
                    new Problem(
                            Code.INVALID,
                            "expiresAt",
                            "The certification would have expired already.",
                            "Give an instant in the future."));
        }
        draft.put(
                "CertificationRecorded",
                template.certified(
                        new Certification(
                                command.grade(),
                                draft.now(),
                                command.expiresAt(),
                                command.evidence())),
                draft.now());
        return Optional.empty();
    }

    private Optional<Problem> uncertify(Template template) {
        if (template.certification() != null) {
            draft.put("CertificationExpired", template.certified(null), draft.now());
        }
        return Optional.empty();
    }
}
