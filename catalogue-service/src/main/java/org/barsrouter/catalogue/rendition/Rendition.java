package org.barsrouter.catalogue.rendition;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Label;
import org.barsrouter.catalogue.change.Label.Visibility;
import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.catalogue.rendition.FhirIndex.Assigned;
import org.barsrouter.catalogue.resource.BusinessId;
import org.barsrouter.catalogue.resource.Coded;
import org.barsrouter.catalogue.resource.EndpointResource;
import org.barsrouter.catalogue.resource.EndpointResource.Validity;
import org.barsrouter.catalogue.resource.PriorityList;
import org.barsrouter.catalogue.resource.ResourceMeta;
import org.barsrouter.catalogue.resource.ServiceResource;
import org.barsrouter.catalogue.resource.Systems;
import org.barsrouter.catalogue.targets.Product;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Endpoint.Address;
import org.barsrouter.routing.route.Endpoint.Status;
import org.barsrouter.schemas.id.ServiceId;

/// Services, templates and assignments as FHIR resources.
///
/// @param at what is shown as being so: the instant at which a change that is written now takes
///   effect, so that a writer reads what it wrote
public record Rendition(FhirIndex index, Scope scope, Instant at) {
    /// FHIR's periods include their end, ours do not.
    private static final Duration TICK = Duration.ofMillis(1);

    public ServiceResource service(Entry entry) {
        List<BusinessId> identifiers = new ArrayList<>(identifiers(entry));
        entry.service()
                .grantedProducts()
                .forEach(product -> identifiers.add(new BusinessId(Systems.PRODUCT_ID, product)));
        return new ServiceResource(
                meta(entry),
                identifiers,
                entry.service().activeAt(at),
                entry.service().providedBy(),
                entry.service().name(),
                endpointIds(entry));
    }

    private ResourceMeta meta(Entry entry) {
        return new ResourceMeta(
                index.ids().service(entry.id()), entry.version(), entry.changedAt());
    }

    private static List<BusinessId> identifiers(Entry entry) {
        return Stream.concat(Stream.of(entry.id()), entry.service().identifiers().stream())
                .map((ServiceId id) -> new BusinessId(id.system(), id.value()))
                .toList();
    }

    /// The order of a service's Endpoints.
    public PriorityList list(Entry entry) {
        return new PriorityList(meta(entry), index.ids().service(entry.id()), endpointIds(entry));
    }

    private List<String> endpointIds(Entry entry) {
        return assignments(entry).stream().map(index.ids()::assignment).toList();
    }

    /// What a service uses or will use: BaRS first, then what holds now, by rank.
    public List<Assignment> assignments(Entry entry) {
        return entry.service().assignments().stream()
                .filter(assignment -> scope.has(assignment.endpoint()))
                .filter(assignment -> !assignment.period().endedBy(at))
                .sorted(
                        Comparator.comparing((Assignment a) -> !Protocol.of(a.endpoint()).isBars())
                                .thenComparing(a -> Protocol.of(a.endpoint()))
                                .thenComparing(a -> a.period().isAfter(at))
                                .thenComparingInt(Assignment::rank)
                                .thenComparing(a -> a.period().from()))
                .toList();
    }

    public EndpointResource template(Template template) {
        Endpoint endpoint = template.endpoint();
        return resource(
                template,
                new Part(
                        new ResourceMeta(
                                index.ids().template(template.id()),
                                template.version(),
                                template.changedAt()),
                        List.of(),
                        status(endpoint),
                        Optional.empty()));
    }

    /// An atomic Endpoint. Its version counts the changes of its service and of its template.
    public EndpointResource assigned(Assigned assigned) {
        Entry entry = assigned.service();
        Assignment assignment = assigned.assignment();
        Template template =
                index.catalogue()
                        .template(assignment.endpoint().id())
                        .orElseGet(() ->
                                Template.registered(assignment.endpoint(), entry.changedAt()));
        Instant changed =
                entry.changedAt().isAfter(template.changedAt())
                        ? entry.changedAt()
                        : template.changedAt();
        return resource(
                template,
                new Part(
                        new ResourceMeta(
                                index.ids().assignment(assignment),
                                entry.version() + template.version(),
                                changed),
                        identifiers(entry),
                        status(assigned),
                        Optional.of(assignment)));
    }

    /// What is not the template's own.
    private record Part(
            ResourceMeta meta,
            List<BusinessId> services,
            String status,
            Optional<Assignment> assignment) {}

    private EndpointResource resource(Template template, Part part) {
        Endpoint endpoint = template.endpoint();
        Label label = template.label();
        List<BusinessId> identifiers = new ArrayList<>(part.services());
        identifiers.add(new BusinessId(Systems.PRODUCT_ID, endpoint.productId()));
        if (!endpoint.instance().equals(Product.MAIN)) {
            identifiers.add(new BusinessId(Systems.INSTANCE, endpoint.instance()));
        }
        return new EndpointResource(
                part.meta(),
                identifiers,
                part.status(),
                Objects.requireNonNullElse(label.name(), endpoint.id()),
                new Coded(Systems.CONNECTION_TYPE, endpoint.connectionType()),
                List.of(payload(endpoint)),
                endpoint.managingOrganisation(),
                address(endpoint).orElse(null),
                label.visibility() == Visibility.PRIVATE ? "private" : "public",
                part.assignment().map(Rendition::validity).orElse(null),
                part.assignment().map(_ -> index.ids().template(template.id())).orElse(null));
    }

    private static Coded payload(Endpoint endpoint) {
        return new Coded(
                Protocol.of(endpoint).isBars() ? Systems.PAYLOAD_TYPE : Systems.OWN_PAYLOAD_TYPE,
                endpoint.payloadType());
    }

    /// The address that holds, or the first that will.
    private Optional<URI> address(Endpoint endpoint) {
        return endpoint.addressAt(at)
                .or(() -> endpoint.addresses().stream().findFirst().map(Address::url));
    }

    private static Validity validity(Assignment assignment) {
        Instant to = assignment.period().to();
        return new Validity(assignment.period().from(), to == null ? null : to.minus(TICK));
    }

    private String status(Endpoint endpoint) {
        return endpoint.status() == Status.ACTIVE && endpoint.suspendedAt(at)
                ? "suspended"
                : endpoint.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The more restrictive of what service, assignment and template say.
    private String status(Assigned assigned) {
        Assignment assignment = assigned.assignment();
        if (assignment.period().endedBy(at)) {
            return "off";
        }
        String inherited = status(assignment.endpoint());
        boolean stopped = assignment.suspendedAt(at) || !assigned.service().service().activeAt(at);
        return inherited.equals("active") && stopped ? "suspended" : inherited;
    }
}
