package org.barsrouter.catalogue.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.barsrouter.catalogue.app.ChangeTerms;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.catalogue.fhir.FhirPath.Kind;
import org.barsrouter.catalogue.fhir.FhirPath.On;
import org.barsrouter.catalogue.http.Fault;
import org.barsrouter.catalogue.http.FaultException;
import org.barsrouter.catalogue.intent.EndpointIntent;
import org.barsrouter.catalogue.intent.Intent;
import org.barsrouter.catalogue.intent.ListIntent;
import org.barsrouter.catalogue.intent.ServiceIntent;
import org.barsrouter.catalogue.intent.TemplateIntent;
import org.barsrouter.catalogue.rendition.FhirIndex.Assigned;
import org.barsrouter.catalogue.rendition.Rendition;
import org.barsrouter.catalogue.resource.CatalogueResource;
import org.barsrouter.catalogue.resource.EndpointReader;
import org.barsrouter.catalogue.resource.EndpointReader.Kindred;
import org.barsrouter.catalogue.resource.EndpointResource;
import org.barsrouter.catalogue.resource.Reading;
import org.barsrouter.catalogue.resource.ResourceMeta;
import org.barsrouter.catalogue.resource.ServiceReader;
import org.barsrouter.catalogue.resource.ServiceResource;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.route.Assignment;
import org.springframework.stereotype.Component;

/// What a write is about, and what it means.
@Component
final class FhirTargets {
    static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final IdentifierSystems systems;

    FhirTargets(ChangeTerms terms) {
        this.systems = terms.decide().rules().systems();
    }

    /// What is there and what shall become of it.
    ///
    /// @param version of the service or template that the commands are on
    /// @param told what a client is told when it is done
    record Target(Intent intent, ResourceMeta meta, long version, String told) {}

    /// What shall be made.
    ///
    /// @param id that it would get, where that can be known before
    /// @param result finds it once it is made
    record Creation(
            Intent intent,
            Optional<String> id,
            Function<Rendition, Optional<? extends CatalogueResource>> result) {}

    Creation creation(Rendition now, Kind kind, JsonNode json) {
        return switch (kind) {
            case SERVICE -> service(now, understood(ServiceReader.read(json)));
            case TEMPLATE -> template(now, understood(EndpointReader.read(json, Kindred.TEMPLATE)));
            case ENDPOINT -> endpoint(now, understood(EndpointReader.read(json, Kindred.ATOMIC)));
            case LIST ->
                    throw new FaultException(
                            Fault.DUPLICATE,
                            "Every service has its List, with the service's id: update that with PUT.");
        };
    }

    private static <T> T understood(Reading<T> reading) {
        return switch (reading) {
            case Reading.Understood<T>(T resource) -> resource;
            case Reading.Faulty<T> faulty -> throw FhirRefusal.of(faulty.faults());
        };
    }

    private Creation service(Rendition now, ServiceResource wanted) {
        ServiceIntent intent = new ServiceIntent(now, systems);
        return new Creation(
                intent.create(wanted),
                Optional.of(now.index().ids().service(intent.id(wanted))),
                then -> new ServiceIntent(then, systems).find(wanted).map(then::service));
    }

    private static Creation template(Rendition now, EndpointResource wanted) {
        String id = TemplateIntent.id(wanted);
        return new Creation(
                new TemplateIntent(now).create(wanted),
                Optional.of(now.index().ids().template(id)),
                then -> then.index().catalogue().template(id).map(then::template));
    }

    private Creation endpoint(Rendition now, EndpointResource wanted) {
        Intent intent = new EndpointIntent(now, systems).create(wanted);
        return new Creation(
                intent,
                Optional.empty(),
                then ->
                        intent instanceof Intent.Commands(List<ObjectNode> commands)
                                ? made(then, wanted, commands.getLast().path("template").asText())
                                : Optional.empty());
    }

    /// The youngest assignment of the service to the template.
    private Optional<EndpointResource> made(
            Rendition then, EndpointResource wanted, String template) {
        return new EndpointIntent(then, systems)
                .service(wanted)
                .flatMap(entry ->
                        then.assignments(entry).stream()
                                .filter(a -> a.endpoint().id().equals(template))
                                .max(Comparator.comparing((Assignment a) -> a.period().from()))
                                .map(a -> then.assigned(new Assigned(entry, a))));
    }

    /// Empty when there is no such resource.
    Optional<Target> update(Rendition now, On on, JsonNode json) {
        String id = on.one();
        return switch (on.kind()) {
            case SERVICE ->
                    now.index()
                            .service(id)
                            .map(entry ->
                                    onService(
                                            now,
                                            entry,
                                            new ServiceIntent(now, systems)
                                                    .update(
                                                            entry,
                                                            understood(ServiceReader.read(json)))));
            case LIST ->
                    now.index()
                            .service(id)
                            .map(entry ->
                                    onService(
                                            now,
                                            entry,
                                            new ListIntent(now)
                                                    .update(
                                                            entry,
                                                            understood(
                                                                    ServiceReader.readList(
                                                                            json)))));
            case TEMPLATE -> template(now, id).map(t -> updated(now, t, json));
            case ENDPOINT ->
                    assigned(now, id)
                            .map(a -> updated(now, a, json))
                            .or(() -> template(now, id).map(t -> updated(now, t, json)));
        };
    }

    private Target updated(Rendition now, Template template, JsonNode json) {
        return onTemplate(
                now,
                template,
                new TemplateIntent(now)
                        .update(template, understood(EndpointReader.read(json, Kindred.TEMPLATE))));
    }

    private Target updated(Rendition now, Assigned assigned, JsonNode json) {
        return onAssigned(
                now,
                assigned,
                new EndpointIntent(now, systems)
                        .update(assigned, understood(EndpointReader.read(json, Kindred.ATOMIC))));
    }

    Optional<Target> delete(Rendition now, On on) {
        String id = on.one();
        return switch (on.kind()) {
            case SERVICE, LIST ->
                    now.index()
                            .service(id)
                            .map(entry ->
                                    onService(
                                            now,
                                            entry,
                                            new ServiceIntent(now, systems).delete(entry)));
            case TEMPLATE -> template(now, id).map(t -> deleted(now, t));
            case ENDPOINT ->
                    assigned(now, id)
                            .map(a ->
                                    onAssigned(now, a, new EndpointIntent(now, systems).delete(a)))
                            .or(() -> template(now, id).map(t -> deleted(now, t)));
        };
    }

    private static Target deleted(Rendition now, Template template) {
        return onTemplate(now, template, new TemplateIntent(now).delete(template));
    }

    private static Optional<Template> template(Rendition now, String id) {
        return now.index().template(id).filter(t -> now.scope().has(t.endpoint()));
    }

    private static Optional<Assigned> assigned(Rendition now, String id) {
        return now.index().assigned(id).filter(a -> now.scope().has(a.assignment().endpoint()));
    }

    private static Target onService(Rendition now, Entry entry, Intent intent) {
        return new Target(
                intent,
                now.service(entry).shown(),
                entry.version(),
                "The HealthcareService is not active any more; its history is kept.");
    }

    private static Target onTemplate(Rendition now, Template template, Intent intent) {
        return new Target(
                intent,
                now.template(template).shown(),
                template.version(),
                "The template is retired for good; its history is kept.");
    }

    private static Target onAssigned(Rendition now, Assigned assigned, Intent intent) {
        return new Target(
                intent,
                now.assigned(assigned).shown(),
                assigned.service().version(),
                "The service does not use the Endpoint any more; existing bookings drain to it.");
    }
}
