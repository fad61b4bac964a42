package org.barsrouter.catalogue.intent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.catalogue.rendition.Rendition;
import org.barsrouter.catalogue.resource.BusinessId;
import org.barsrouter.catalogue.resource.FieldFault.Kind;
import org.barsrouter.catalogue.resource.ServiceResource;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.id.ServiceId;

/// What a HealthcareService asks for: who it is, whose, who manages it, and which Endpoints it has.
public final class ServiceIntent {
    private final Rendition rendition;
    private final IdentifierSystems systems;

    public ServiceIntent(Rendition rendition, IdentifierSystems systems) {
        this.rendition = rendition;
        this.systems = systems;
    }

    /// The id that a resource's service is known by.
    public ServiceId id(ServiceResource wanted) {
        return canonical(wanted.principal().orElseThrow());
    }

    private ServiceId canonical(BusinessId id) {
        return systems.canonical(new ServiceId(id.system(), id.value())).id();
    }

    /// Endpoints may be templates, or Endpoints of other services: the service gets its own of the
    /// same template.
    public Intent create(ServiceResource wanted) {
        Drafting drafting = new Drafting("HealthcareService");
        ServiceId id = id(wanted);
        drafting.on(id, "register-service")
                .put("name", wanted.name())
                .put("providedBy", wanted.providedBy());
        for (BusinessId other : wanted.serviceIdentifiers()) {
            if (!canonical(other).equals(id)) {
                drafting.on(id, "add-service-identifier").put("identifier", canonical(other).key());
            }
        }
        wanted.productIds()
                .forEach(product -> drafting.on(id, "grant-management").put("product", product));
        if (!wanted.active()) {
            drafting.on(id, "deactivate-service").put("reason", "It was created inactive");
        }
        Map<Protocol, Integer> ranks = new HashMap<>();
        for (Template template : templates(drafting, wanted.endpoints())) {
            drafting.on(id, "assign-endpoint")
                    .put("template", template.id())
                    .put("rank", ranks.merge(Protocol.of(template.endpoint()), 1, Integer::sum));
        }
        return drafting.intent();
    }

    private List<Template> templates(Drafting drafting, List<String> references) {
        List<Template> found = new ArrayList<>();
        for (String reference : references) {
            ServiceEndpoints.template(rendition, reference)
                    .ifPresentOrElse(
                            found::add,
                            () ->
                                    drafting.fault(
                                            "endpoint",
                                            Kind.INVARIANT,
                                            ServiceEndpoints.unknown(reference)));
        }
        return found;
    }

    public Intent update(Entry entry, ServiceResource wanted) {
        Drafting drafting = new Drafting("HealthcareService");
        ServiceId id = entry.id();
        boolean same = wanted.serviceIdentifiers().stream().anyMatch(i -> canonical(i).equals(id));
        if (!same) {
            drafting.fault(
                    "identifier",
                    Kind.INVARIANT,
                    "identifier must keep " + id.key() + ", by which the service is known.");
        }
        drafting.fixed(
                "providedBy",
                wanted.providedBy(),
                entry.service().providedBy(),
                "the provider hands a service over with the command transfer-provider.");
        identifiers(drafting, entry, wanted);
        if (wanted.name() != null && !wanted.name().equals(entry.service().name())) {
            drafting.on(id, "describe-service").put("name", wanted.name());
        }
        ServiceEndpoints endpoints = new ServiceEndpoints(rendition, entry);
        endpoints.lead(drafting, wanted.endpoints());
        grants(drafting, entry, new Grants(wanted.productIds(), endpoints.granted()));
        active(drafting, entry, wanted.active());
        return drafting.intent();
    }

    private void identifiers(Drafting drafting, Entry entry, ServiceResource wanted) {
        List<ServiceId> has = entry.service().identifiers();
        List<ServiceId> wants =
                wanted.serviceIdentifiers().stream()
                        .map(this::canonical)
                        .filter(id -> !id.equals(entry.id()))
                        .toList();
        has.stream()
                .filter(id -> !wants.contains(id))
                .forEach(id ->
                        drafting.on(entry.id(), "remove-service-identifier")
                                .put("identifier", id.key()));
        wants.stream()
                .filter(id -> !has.contains(id))
                .forEach(id ->
                        drafting.on(entry.id(), "add-service-identifier")
                                .put("identifier", id.key()));
    }

    /// Products that shall manage a service, and those that do once its Endpoints are changed.
    private record Grants(List<String> wanted, List<String> has) {}

    private static void grants(Drafting drafting, Entry entry, Grants grants) {
        grants.has().stream()
                .filter(product -> !grants.wanted().contains(product))
                .forEach(product ->
                        drafting.on(entry.id(), "revoke-management").put("product", product));
        grants.wanted().stream()
                .filter(product -> !grants.has().contains(product))
                .forEach(product ->
                        drafting.on(entry.id(), "grant-management").put("product", product));
    }

    private void active(Drafting drafting, Entry entry, boolean wanted) {
        boolean has = entry.service().activeAt(rendition.at());
        if (wanted && !has) {
            drafting.on(entry.id(), "activate-service");
        } else if (has && !wanted) {
            drafting.on(entry.id(), "deactivate-service")
                    .put("reason", "HealthcareService.active was set to false");
        }
    }

    /// Takes it out of use. One that is not in use stays so.
    public Intent delete(Entry entry) {
        Drafting drafting = new Drafting("HealthcareService");
        if (entry.service().activeAt(rendition.at())) {
            drafting.on(entry.id(), "deactivate-service")
                    .put("reason", "The HealthcareService was deleted");
        }
        return drafting.intent();
    }

    /// Whether a service is there already.
    public Optional<Entry> find(ServiceResource wanted) {
        return rendition.index().catalogue().service(id(wanted));
    }
}
