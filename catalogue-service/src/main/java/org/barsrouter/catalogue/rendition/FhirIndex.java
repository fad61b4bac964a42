package org.barsrouter.catalogue.rendition;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.routing.route.Assignment;

/// One state of the catalogue, by the logical ids of its FHIR resources.
public final class FhirIndex {
    private final Catalogue catalogue;
    private final LogicalIds ids;
    private final Map<String, Entry> services = new HashMap<>();
    private final Map<String, Template> templates = new HashMap<>();
    private final Map<String, Assigned> assigned = new HashMap<>();

    /// An atomic Endpoint: one service's use of an endpoint.
    public record Assigned(Entry service, Assignment assignment) {}

    public FhirIndex(Catalogue catalogue, LogicalIds ids) {
        this.catalogue = catalogue;
        this.ids = ids;
        for (Entry entry : catalogue.services().values()) {
            services.put(ids.service(entry.id()), entry);
            for (Assignment assignment : entry.service().assignments()) {
                assigned.put(ids.assignment(assignment), new Assigned(entry, assignment));
            }
        }
        catalogue
                .templates()
                .values()
                .forEach(template -> templates.put(ids.template(template.id()), template));
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public LogicalIds ids() {
        return ids;
    }

    public Optional<Entry> service(String id) {
        return Optional.ofNullable(services.get(id));
    }

    public Optional<Template> template(String id) {
        return Optional.ofNullable(templates.get(id));
    }

    public Optional<Assigned> assigned(String id) {
        return Optional.ofNullable(assigned.get(id));
    }

    /// The template that an id stands for: its own, or that of an atomic Endpoint, of whichever
    /// service. An Endpoint that several services refer to becomes one for each.
    public Optional<Template> templateBehind(String id) {
        return template(id)
                .or(() ->
                        assigned(id)
                                .flatMap(a -> catalogue.template(a.assignment().endpoint().id())));
    }
}
