package org.barsrouter.catalogue.ownership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.command.ServiceCommand;
import org.barsrouter.catalogue.command.SupplierCommand;
import org.barsrouter.catalogue.command.TemplateCommand;
import org.barsrouter.catalogue.decide.Draft;
import org.barsrouter.catalogue.decide.Problem;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Route;

/// Who may write what: a supplier its own endpoints, a provider its own services, a product the
/// services that it was granted, the catalogue's administrators everything. Whether a service takes
/// part, whose it is and who is granted it, is the provider's alone.
///
/// @param administrators ODS codes
public record Ownership(Set<String> administrators) {
    public Ownership {
        administrators = Set.copyOf(administrators);
    }

    public boolean isAdministrator(Actor actor) {
        return actor.ods() != null && administrators.contains(actor.ods());
    }

    /// What of these commands the actor may not do.
    ///
    /// @param draft the catalogue before them
    public List<Problem> refusals(Draft draft, Actor actor, List<Command> commands) {
        if (isAdministrator(actor)) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        Newly newly = new Newly();
        for (int i = 0; i < commands.size(); i++) {
            Command command = commands.get(i);
            if (!may(new Asking(draft, actor, newly), command)) {
                problems.add(
                        problem(command, actor, commands.size() == 1 ? "" : "commands[" + i + "]"));
            }
            newly.note(command);
        }
        return problems;
    }

    /// What earlier commands of the same change-set make: later ones may build on it.
    private static final class Newly {
        private final Set<Object> made = new java.util.HashSet<>();

        void note(Command command) {
            switch (command) {
                case TemplateCommand.RegisterTemplate register -> made.add(register.template());
                case ServiceCommand.RegisterService register -> made.add(register.service());
                case TemplateCommand _, ServiceCommand _, SupplierCommand _ -> {}
            }
        }

        boolean has(Object id) {
            return made.contains(id);
        }
    }

    private record Asking(Draft draft, Actor actor, Newly newly) {}

    private static boolean may(Asking asking, Command command) {
        return switch (command) {
            case TemplateCommand template -> mayTemplate(asking, template);
            case SupplierCommand supplier -> supplier.supplier().equals(asking.actor().ods());
            case ServiceCommand service -> mayService(asking, service);
        };
    }

    private static boolean mayTemplate(Asking asking, TemplateCommand command) {
        Actor actor = asking.actor();
        return switch (command) {
            case TemplateCommand.RegisterTemplate register ->
                    actor.ods() != null
                            && actor.ods().equals(register.installation().managingOrganisation())
                            && register.installation().product().equals(actor.product());
            case TemplateCommand.RecordCertification _, TemplateCommand.ExpireCertification _ ->
                    false;
            case TemplateCommand.DescribeTemplate _,
                    TemplateCommand.SetTemplateAddress _,
                    TemplateCommand.SuspendTemplate _,
                    TemplateCommand.ResumeTemplate _,
                    TemplateCommand.RetireTemplate _ ->
                    asking.newly().has(command.template())
                            || asking.draft()
                                    .template(command.template())
                                    .map(Template::endpoint)
                                    .filter(endpoint -> manages(actor, endpoint))
                                    .isPresent();
        };
    }

    private static boolean manages(Actor actor, Endpoint endpoint) {
        return actor.ods() != null
                && actor.ods().equals(endpoint.managingOrganisation())
                && endpoint.productId().equals(actor.product());
    }

    private static boolean mayService(Asking asking, ServiceCommand command) {
        Actor actor = asking.actor();
        if (command instanceof ServiceCommand.RegisterService register) {
            return actor.ods() != null && actor.ods().equals(register.providedBy());
        }
        if (asking.newly().has(command.service())) {
            return true;
        }
        Optional<Route.Service> service =
                asking.draft().service(command.service()).map(Entry::service);
        boolean provides =
                service.filter(s -> actor.ods() != null && actor.ods().equals(s.providedBy()))
                        .isPresent();
        boolean granted =
                service.filter(s ->
                                actor.product() != null
                                        && s.grantedProducts().contains(actor.product()))
                        .isPresent();
        return switch (command) {
            case ServiceCommand.RegisterService _,
                    ServiceCommand.ActivateService _,
                    ServiceCommand.DeactivateService _,
                    ServiceCommand.TransferProvider _,
                    ServiceCommand.GrantManagement _,
                    ServiceCommand.RevokeManagement _ ->
                    provides;
            case ServiceCommand.DescribeService _,
                    ServiceCommand.AddServiceIdentifier _,
                    ServiceCommand.RemoveServiceIdentifier _,
                    ServiceCommand.AssignEndpoint _,
                    ServiceCommand.EndAssignment _,
                    ServiceCommand.ReorderAssignments _,
                    ServiceCommand.SuspendAssignment _,
                    ServiceCommand.ResumeAssignment _,
                    ServiceCommand.SwitchSupplier _,
                    ServiceCommand.CancelSwitch _ ->
                    provides || granted;
        };
    }

    private static Problem problem(Command command, Actor actor, String place) {
        String about =
                switch (command) {
                    case TemplateCommand template ->
                            "the endpoint "
                                    + template.template()
                                    + " belongs to its managing organisation with its product";
                    case SupplierCommand supplier ->
                            "the endpoints of " + supplier.supplier() + " belong to it";
                    case ServiceCommand service ->
                            service.service().key()
                                    + " belongs to its provider, and partly to products that it was granted";
                };
        return new Problem(
                Code.FORBIDDEN,
                place,
                "%s may not do this: %s.".formatted(who(actor), about),
                "Act for the owner (NHSD-End-User-Organisation-ODS, NHSD-Product-Id), or ask it.");
    }

    private static String who(Actor actor) {
        return actor.ods() == null
                ? "A caller without an organisation"
                : actor.ods() + (actor.product() == null ? "" : " with " + actor.product());
    }
}
