package org.barsrouter.catalogue.rendition;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.catalogue.rendition.FhirIndex.Assigned;
import org.barsrouter.catalogue.resource.BusinessId;
import org.barsrouter.catalogue.resource.EndpointResource;
import org.barsrouter.catalogue.resource.PriorityList;
import org.barsrouter.catalogue.resource.ResourceQuery;
import org.barsrouter.catalogue.resource.ServiceResource;
import org.barsrouter.catalogue.resource.Systems;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.schemas.id.ServiceId;

/// What a search finds, in an order that does not change from page to page. What is over or retired
/// is found by its id only.
public record Search(Rendition rendition, IdentifierSystems systems) {

    public List<ServiceResource> services(ResourceQuery query) {
        return entries(query).map(rendition::service).toList();
    }

    public List<PriorityList> lists(ResourceQuery query) {
        return entries(query).map(rendition::list).toList();
    }

    private Stream<Entry> entries(ResourceQuery query) {
        return found(query)
                .filter(entry ->
                        query.organisation() == null
                                || query.organisation().equals(entry.service().providedBy()))
                .filter(entry ->
                        isUntyped(query)
                                || rendition.assignments(entry).stream()
                                        .anyMatch(a -> isTyped(a.endpoint(), query)));
    }

    /// The service that is named, the services of a product, or all.
    private Stream<Entry> found(ResourceQuery query) {
        FhirIndex index = rendition.index();
        if (query.serviceId() != null) {
            return index.service(query.serviceId()).stream()
                    .filter(entry -> query.service() == null || is(entry, query.service()));
        }
        BusinessId service = query.service();
        if (service == null) {
            return index.catalogue().services().values().stream();
        }
        return Systems.isProduct(service)
                ? index.catalogue().services().values().stream().filter(e -> is(e, service))
                : index.catalogue().service(canonical(service)).stream();
    }

    private boolean is(Entry entry, BusinessId id) {
        return Systems.isProduct(id)
                ? entry.service().grantedProducts().contains(id.value())
                : rendition
                        .index()
                        .catalogue()
                        .service(canonical(id))
                        .filter(entry::equals)
                        .isPresent();
    }

    private ServiceId canonical(BusinessId id) {
        return systems.canonical(new ServiceId(id.system(), id.value())).id();
    }

    /// Atomic Endpoints.
    public List<EndpointResource> endpoints(ResourceQuery query) {
        return found(query)
                .flatMap(entry ->
                        rendition.assignments(entry).stream()
                                .map(assignment -> new Assigned(entry, assignment)))
                .filter(assigned -> matches(assigned.assignment().endpoint(), query))
                .filter(assigned ->
                        query.identifier() == null
                                || isOf(assigned.assignment().endpoint(), query.identifier())
                                || is(assigned.service(), query.identifier()))
                .map(rendition::assigned)
                .toList();
    }

    public List<EndpointResource> templates(ResourceQuery query) {
        return rendition.index().catalogue().templates().values().stream()
                .filter(template -> !template.isRetired())
                .filter(template -> rendition.scope().has(template.endpoint()))
                .filter(template -> matches(template.endpoint(), query))
                .filter(template ->
                        query.identifier() == null || isOf(template.endpoint(), query.identifier()))
                .filter(template -> uses(template, query))
                .map(rendition::template)
                .toList();
    }

    private boolean uses(Template template, ResourceQuery query) {
        return (query.service() == null && query.serviceId() == null)
                || found(query)
                        .flatMap(entry -> rendition.assignments(entry).stream())
                        .anyMatch(a -> a.endpoint().id().equals(template.id()));
    }

    private static boolean isOf(Endpoint endpoint, BusinessId id) {
        return Systems.isProduct(id) && id.value().equals(endpoint.productId());
    }

    private static boolean matches(Endpoint endpoint, ResourceQuery query) {
        return isTyped(endpoint, query)
                && (query.organisation() == null
                        || query.organisation().equals(endpoint.managingOrganisation()));
    }

    private static boolean isUntyped(ResourceQuery query) {
        return query.connectionType() == null && query.payloadType() == null;
    }

    private static boolean isTyped(Endpoint endpoint, ResourceQuery query) {
        Protocol wanted =
                Protocol.written(
                        Objects.requireNonNullElse(
                                query.connectionType(), endpoint.connectionType()),
                        Objects.requireNonNullElse(query.payloadType(), endpoint.payloadType()));
        return wanted.equals(Protocol.of(endpoint));
    }
}
