package org.barsrouter.catalogue.intent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.catalogue.rendition.FhirIndex.Assigned;
import org.barsrouter.catalogue.rendition.Rendition;
import org.barsrouter.catalogue.resource.EndpointResource;
import org.barsrouter.catalogue.resource.EndpointResource.Validity;
import org.barsrouter.catalogue.resource.FieldFault.Kind;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// What an atomic Endpoint asks for: that a service uses a template for a period. Everything else
/// of it is the template's.
public final class EndpointIntent {
    private final Rendition rendition;
    private final IdentifierSystems systems;

    public EndpointIntent(Rendition rendition, IdentifierSystems systems) {
        this.rendition = rendition;
        this.systems = systems;
    }

    public Intent create(EndpointResource wanted) {
        Drafting drafting = new Drafting("Endpoint");
        if (!wanted.status().equals("active")) {
            drafting.fault(
                    "status",
                    Kind.NOT_SUPPORTED,
                    "A new Endpoint is active: create it so, then change its status.");
        }
        Optional<Entry> service = service(wanted, drafting);
        Optional<String> template = template(wanted, drafting);
        if (service.isPresent() && template.isPresent()) {
            ObjectNode assign =
                    drafting.on(service.get().id(), "assign-endpoint")
                            .put("template", template.get())
                            .put("rank", 1);
            period(wanted.period(), assign);
        }
        return drafting.intent();
    }

    /// The service whose Endpoint it is.
    public Optional<Entry> service(EndpointResource wanted) {
        return services(wanted).findFirst();
    }

    private Optional<Entry> service(EndpointResource wanted, Drafting drafting) {
        List<Entry> found = services(wanted).distinct().toList();
        if (found.size() == 1) {
            return Optional.of(found.getFirst());
        }
        drafting.fault(
                "identifier",
                Kind.INVARIANT,
                found.isEmpty()
                        ? "An Endpoint belongs to a service, and identifier names none that the catalogue has: create the HealthcareService first."
                        : "identifier names two services: an Endpoint belongs to one.");
        return Optional.empty();
    }

    private Stream<Entry> services(EndpointResource wanted) {
        return wanted.serviceIdentifiers().stream()
                .map(id -> systems.canonical(new ServiceId(id.system(), id.value())).id())
                .flatMap(id -> catalogue().service(id).stream());
    }

    private Catalogue catalogue() {
        return rendition.index().catalogue();
    }

    /// The template that it names, or the one with its product and types. One that is not there yet
    /// is made of what it says.
    private Optional<String> template(EndpointResource wanted, Drafting drafting) {
        if (wanted.template() != null) {
            return named(wanted, wanted.template(), drafting);
        }
        String id = TemplateIntent.id(wanted);
        Protocol protocol = TemplateIntent.protocol(wanted);
        List<Template> same =
                catalogue().templates().values().stream()
                        .filter(t -> !t.isRetired())
                        .filter(t -> wanted.productId().equals(Optional.of(product(t))))
                        .filter(t -> Protocol.of(t.endpoint()).equals(protocol))
                        .filter(t ->
                                wanted.instance().isEmpty()
                                        || wanted.instance()
                                                .equals(Optional.of(t.endpoint().instance())))
                        .toList();
        if (same.isEmpty()) {
            new TemplateIntent(rendition).create(wanted, drafting);
            return Optional.of(id);
        }
        Optional<Template> found = same.stream().filter(t -> isAt(t, wanted)).findFirst();
        if (found.isEmpty()) {
            drafting.fault(
                    "address",
                    Kind.INVARIANT,
                    "The product's template %s has another address: change that template, or create one with another identifier of urn:barsrouter:endpoint-instance."
                            .formatted(rendition.index().ids().template(same.getFirst().id())));
        }
        return found.map(Template::id);
    }

    private static String product(Template template) {
        return template.endpoint().productId();
    }

    private Optional<String> named(EndpointResource wanted, String id, Drafting drafting) {
        Optional<Template> found =
                rendition.index().template(id).filter(t -> rendition.scope().has(t.endpoint()));
        if (found.isEmpty()) {
            drafting.fault(
                    "extension",
                    Kind.INVARIANT,
                    "The catalogue has no template Endpoint/" + id + ": create it with $template.");
        } else {
            inherits(drafting, wanted, rendition.template(found.get()));
        }
        return found.map(Template::id);
    }

    private boolean isAt(Template template, EndpointResource wanted) {
        return wanted.address() == null
                || sameUrl(wanted.address().toString(), rendition.template(template));
    }

    private static boolean sameUrl(String wanted, EndpointResource has) {
        return has.address() != null && bare(wanted).equals(bare(has.address().toString()));
    }

    private static String bare(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// What an Endpoint says and its template decides.
    private static void inherits(Drafting drafting, EndpointResource wanted, EndpointResource has) {
        String template = "it is inherited from the template; change that with $template.";
        drafting.fixed(
                "identifier",
                wanted.productId().orElse(null),
                has.productId().orElse(null),
                template);
        drafting.fixed(
                "connectionType",
                TemplateIntent.protocol(wanted).connectionType(),
                has.connectionType().code(),
                template);
        drafting.fixed(
                "payloadType",
                wanted.payloadTypes().getFirst().code(),
                has.payloadTypes().getFirst().code(),
                template);
        drafting.fixed(
                "managingOrganization",
                wanted.managingOrganisation(),
                has.managingOrganisation(),
                template);
        drafting.fixed("name", wanted.name(), has.name(), template);
        drafting.fixed("header", wanted.visibility(), has.visibility(), template);
        if (wanted.address() != null && !sameUrl(wanted.address().toString(), has)) {
            drafting.fixed("address", wanted.address(), has.address(), template);
        }
    }

    /// A start that is not ahead means at once: no past instant is altered.
    private void period(@Nullable Validity period, ObjectNode assign) {
        if (period != null && period.start() != null && period.start().isAfter(rendition.at())) {
            assign.put("from", period.start().toString());
        }
        if (period != null && period.end() != null) {
            assign.put("to", after(period.end()).toString());
        }
    }

    /// FHIR's end belongs to the period, to the precision that it is written with.
    private static Instant after(Instant end) {
        boolean isWhole = end.equals(end.truncatedTo(ChronoUnit.SECONDS));
        return end.plus(isWhole ? Duration.ofSeconds(1) : Duration.ofMillis(1));
    }

    public Intent update(Assigned assigned, EndpointResource wanted) {
        Drafting drafting = new Drafting("Endpoint");
        EndpointResource has = rendition.assigned(assigned);
        if (service(wanted).filter(s -> !s.equals(assigned.service())).isPresent()
                || (services(wanted).findAny().isEmpty()
                        && !wanted.serviceIdentifiers().isEmpty())) {
            drafting.fault(
                    "identifier",
                    Kind.INVARIANT,
                    "identifier cannot be changed here: an Endpoint stays with its service.");
        }
        drafting.fixed("extension", wanted.template(), has.template(), "create another Endpoint.");
        inherits(drafting, wanted, has);
        boolean ended = period(drafting, assigned, wanted.period());
        if (!ended) {
            status(drafting, assigned, wanted.status());
        }
        return drafting.intent();
    }

    /// Whether the period was ended by it.
    private static boolean period(Drafting drafting, Assigned assigned, @Nullable Validity wanted) {
        Instant from = assigned.assignment().period().from();
        Instant to = assigned.assignment().period().to();
        if (wanted != null && wanted.start() != null && !wanted.start().equals(from)) {
            drafting.fault(
                    "period.start",
                    Kind.INVARIANT,
                    "period.start cannot be changed: delete the Endpoint and create another.");
        }
        Instant end = wanted == null || wanted.end() == null ? null : after(wanted.end());
        if (end == null ? to == null : end.equals(to)) {
            return false;
        }
        if (end == null || (to != null && end.isAfter(to))) {
            drafting.fault(
                    "period.end",
                    Kind.INVARIANT,
                    "A period that has an end cannot be prolonged: create another Endpoint from then on.");
            return false;
        }
        end(drafting, assigned).put("at", end.toString());
        return true;
    }

    private static ObjectNode end(Drafting drafting, Assigned assigned) {
        return drafting.on(assigned.service().id(), "end-assignment")
                .put("assignment", assigned.assignment().id());
    }

    private void status(Drafting drafting, Assigned assigned, String wanted) {
        if (wanted.equals(rendition.assigned(assigned).status())) {
            return;
        }
        String id = assigned.assignment().id();
        switch (wanted) {
            case "active" ->
                    drafting.on(assigned.service().id(), "resume-assignment").put("assignment", id);
            case "suspended" ->
                    drafting.on(assigned.service().id(), "suspend-assignment")
                            .put("assignment", id)
                            .put("reason", "Endpoint.status was set to suspended");
            case "off", "entered-in-error" -> end(drafting, assigned);
            default ->
                    drafting.fault(
                            "status",
                            Kind.NOT_SUPPORTED,
                            "An Endpoint's status can be set to active, suspended or off.");
        }
    }

    /// Ends it as soon as every router can have it. One that is over stays so.
    public Intent delete(Assigned assigned) {
        Drafting drafting = new Drafting("Endpoint");
        if (!assigned.assignment().period().endedBy(rendition.at())) {
            end(drafting, assigned);
        }
        return drafting.intent();
    }
}
