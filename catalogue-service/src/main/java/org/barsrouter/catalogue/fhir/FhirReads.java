package org.barsrouter.catalogue.fhir;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.catalogue.app.CatalogueMetrics;
import org.barsrouter.catalogue.app.ChangeTerms;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.fhir.FhirPath.Kind;
import org.barsrouter.catalogue.fhir.FhirPath.On;
import org.barsrouter.catalogue.http.Callers;
import org.barsrouter.catalogue.http.Fault;
import org.barsrouter.catalogue.http.FaultException;
import org.barsrouter.catalogue.rendition.Rendition;
import org.barsrouter.catalogue.rendition.Search;
import org.barsrouter.catalogue.resource.BusinessId;
import org.barsrouter.catalogue.resource.CatalogueResource;
import org.barsrouter.catalogue.resource.EndpointResource;
import org.barsrouter.catalogue.resource.QueryReader;
import org.barsrouter.catalogue.resource.Reading;
import org.barsrouter.catalogue.resource.ResourceQuery;
import org.barsrouter.routing.identifier.IdentifierSystems.Spelling;
import org.barsrouter.schemas.id.ServiceId;
import org.springframework.stereotype.Component;

/// Reads and searches.
@Component
final class FhirReads {
    private final FhirState state;
    private final ChangeTerms terms;
    private final CatalogueMetrics metrics;

    FhirReads(FhirState state, ChangeTerms terms, CatalogueMetrics metrics) {
        this.state = state;
        this.terms = terms;
        this.metrics = metrics;
    }

    FhirAnswer read(FhirCall call, On on) {
        return show(
                call,
                200,
                find(state.now(call.face()), on)
                        .orElseThrow(() ->
                                new FaultException(
                                        Fault.RESOURCE_UNKNOWN,
                                        "There is no such resource: search for it by its identifier.")));
    }

    /// A resource with its version, as far as the caller may see it.
    FhirAnswer show(FhirCall call, int status, CatalogueResource resource) {
        return FhirAnswer.of(status, Dialect.of(call.face()).write(seenBy(call, resource)))
                .versioned(resource.shown());
    }

    /// The resource with an id, if it is of the kind.
    static Optional<CatalogueResource> find(Rendition rendition, On on) {
        return switch (on.kind()) {
            case SERVICE -> rendition.index().service(on.one()).map(rendition::service);
            case LIST -> rendition.index().service(on.one()).map(rendition::list);
            case TEMPLATE -> template(rendition, on.one());
            case ENDPOINT ->
                    rendition
                            .index()
                            .assigned(on.one())
                            .filter(a -> rendition.scope().has(a.assignment().endpoint()))
                            .<CatalogueResource>map(rendition::assigned)
                            .or(() -> template(rendition, on.one()));
        };
    }

    private static Optional<CatalogueResource> template(Rendition rendition, String id) {
        return rendition
                .index()
                .template(id)
                .filter(template -> rendition.scope().has(template.endpoint()))
                .map(rendition::template);
    }

    /// A resource as a caller may see it: an address that is private is for its supplier and the
    /// administrators.
    CatalogueResource seenBy(FhirCall call, CatalogueResource resource) {
        if (!(resource instanceof EndpointResource endpoint)
                || !"private".equals(endpoint.visibility())) {
            return resource;
        }
        Optional<String> reader = Callers.reader(call.request());
        boolean may =
                reader.filter(ods ->
                                ods.equals(endpoint.managingOrganisation())
                                        || terms.ownership()
                                                .isAdministrator(
                                                        new Actor(
                                                                ods, null, null, ods, null, null)))
                        .isPresent();
        return may ? resource : endpoint.withoutAddress();
    }

    FhirAnswer search(FhirCall call, Kind kind) {
        Map<String, List<String>> parameters = call.parameters();
        ResourceQuery query = query(call, kind, parameters);
        Rendition rendition = state.now(call.face());
        Search search = new Search(rendition, terms.decide().rules().systems());
        List<? extends CatalogueResource> found =
                switch (kind) {
                    case SERVICE -> search.services(query);
                    case LIST -> search.lists(query);
                    case ENDPOINT -> search.endpoints(query);
                    case TEMPLATE -> search.templates(query);
                };
        int from = Math.min(query.page().offset(), found.size());
        int to = Math.min(from + query.page().count(), found.size());
        List<CatalogueResource> page = new ArrayList<>();
        found.subList(from, to).forEach(resource -> page.add(seenBy(call, resource)));
        SearchSet set =
                new SearchSet(
                        call.baseUrl(),
                        state.clock().instant(),
                        found.size(),
                        page,
                        links(call, parameters, new Pages(query.page(), found.size())));
        return FhirAnswer.of(200, Dialect.of(call.face()).write(set));
    }

    /// BaRS 1.4.0 knows no pages: whoever does not ask for one gets as much as there may be.
    private ResourceQuery query(FhirCall call, Kind kind, Map<String, List<String>> parameters) {
        Map<String, List<String>> asked = new LinkedHashMap<>(parameters);
        if (call.face() == Face.BARS) {
            asked.putIfAbsent("_count", List.of(Integer.toString(ResourceQuery.Page.MOST)));
        }
        Reading<ResourceQuery> reading =
                kind == Kind.SERVICE
                        ? QueryReader.ofServices(asked)
                        : QueryReader.ofEndpoints(asked);
        return switch (reading) {
            case Reading.Understood<ResourceQuery>(ResourceQuery query) -> counted(query);
            case Reading.Faulty<ResourceQuery> faulty ->
                    throw FhirRefusal.of(Fault.ELEMENT_WRONG, faulty.faults());
        };
    }

    private ResourceQuery counted(ResourceQuery query) {
        BusinessId service = query.service();
        if (service != null
                && terms.decide()
                                .rules()
                                .systems()
                                .canonical(new ServiceId(service.system(), service.value()))
                                .spelling()
                        == Spelling.ALIAS) {
            metrics.aliases(1);
        }
        return query;
    }

    /// A page among all.
    private record Pages(ResourceQuery.Page page, int total) {}

    private static Map<String, String> links(
            FhirCall call, Map<String, List<String>> parameters, Pages pages) {
        int offset = pages.page().offset();
        int count = pages.page().count();
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", call.baseUrl() + call.path() + query(parameters, Map.of()));
        if (count > 0 && offset + count < pages.total()) {
            links.put("next", link(call, parameters, offset + count));
        }
        if (count > 0 && offset > 0) {
            links.put("previous", link(call, parameters, Math.max(0, offset - count)));
        }
        return links;
    }

    private static String link(FhirCall call, Map<String, List<String>> parameters, int offset) {
        return call.baseUrl()
                + call.path()
                + query(parameters, Map.of("_offset", List.of(Integer.toString(offset))));
    }

    private static String query(
            Map<String, List<String>> parameters, Map<String, List<String>> instead) {
        Set<String> replaced = instead.keySet();
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, values) -> {
            if (!replaced.contains(name)) {
                values.forEach(value -> pairs.add(pair(name, value)));
            }
        });
        instead.forEach((name, values) -> values.forEach(value -> pairs.add(pair(name, value))));
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static String pair(String name, String value) {
        return encoded(name) + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%3A", ":");
    }
}
