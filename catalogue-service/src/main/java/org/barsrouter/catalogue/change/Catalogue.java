package org.barsrouter.catalogue.change;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// The catalogue at one moment: services and endpoints, what else it must know, and the end of the
/// chain of events. A change makes the next one; none is ever altered.
public final class Catalogue {
    private final NavigableMap<String, Entry> services;
    private final NavigableMap<String, Template> templates;
    private final NavigableMap<String, Document> documents;
    private final Map<String, ServiceId> owners;
    private final @Nullable String lastHash;

    private Catalogue(State state, @Nullable String lastHash) {
        this.services = Collections.unmodifiableNavigableMap(state.services);
        this.templates = Collections.unmodifiableNavigableMap(state.templates);
        this.documents = Collections.unmodifiableNavigableMap(state.documents);
        this.owners = owners(state.services.values());
        this.lastHash = lastHash;
    }

    /// The three maps while they are put together.
    private record State(
            NavigableMap<String, Entry> services,
            NavigableMap<String, Template> templates,
            NavigableMap<String, Document> documents) {
        static State empty() {
            return new State(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        }
    }

    /// A catalogue of services, with the endpoints that they name.
    public static Catalogue of(Collection<Entry> entries, @Nullable String lastHash) {
        return of(entries, List.of(), List.of()).withHash(lastHash);
    }

    /// A catalogue as it was stored. An endpoint that only an assignment names is taken from there.
    public static Catalogue of(
            Collection<Entry> entries,
            Collection<Template> templates,
            Collection<Document> documents) {
        State state = State.empty();
        entries.forEach(entry -> state.services.put(entry.id().key(), entry));
        templates.forEach(template -> state.templates.put(template.id(), template));
        documents.forEach(document -> state.documents.put(document.key(), document));
        for (Entry entry : entries) {
            entry.service().assignments().stream()
                    .map(Assignment::endpoint)
                    .forEach(endpoint ->
                            state.templates.computeIfAbsent(
                                    endpoint.id(),
                                    _ -> Template.registered(endpoint, entry.changedAt())));
        }
        return new Catalogue(state, null);
    }

    public static Catalogue empty() {
        return new Catalogue(State.empty(), null);
    }

    /// The same content after another event.
    public Catalogue withHash(@Nullable String hash) {
        return new Catalogue(new State(services, templates, documents), hash);
    }

    /// What it becomes by a change.
    Catalogue after(Batch.Written written, @Nullable String hash) {
        State next =
                new State(
                        new TreeMap<>(services),
                        new TreeMap<>(templates),
                        new TreeMap<>(documents));
        written.services().forEach(entry -> next.services.put(entry.id().key(), entry));
        written.templates().forEach(template -> next.templates.put(template.id(), template));
        written.documents().forEach(document -> next.documents.put(document.key(), document));
        written.forgotten().forEach(next.documents::remove);
        return new Catalogue(next, hash);
    }

    private static Map<String, ServiceId> owners(Collection<Entry> entries) {
        Map<String, ServiceId> owners = new HashMap<>();
        for (Entry entry : entries) {
            entry.service().identifiers().forEach(other -> owners.put(other.key(), entry.id()));
        }
        return Map.copyOf(owners);
    }

    /// Every service by key, in the order of the keys.
    public NavigableMap<String, Entry> services() {
        return services;
    }

    /// The service with that identifier, be it its first or another.
    public Optional<Entry> service(ServiceId id) {
        Entry own = services.get(id.key());
        ServiceId owner = owners.get(id.key());
        return own != null || owner == null
                ? Optional.ofNullable(own)
                : Optional.ofNullable(services.get(owner.key()));
    }

    /// The service that an identifier belongs to, as first or other identifier.
    public Optional<ServiceId> owner(ServiceId identifier) {
        return service(identifier).map(Entry::id);
    }

    /// Every endpoint that can be or could be assigned, retired ones too, by its id.
    public NavigableMap<String, Template> templates() {
        return templates;
    }

    public Optional<Template> template(String id) {
        return Optional.ofNullable(templates.get(id));
    }

    /// A document of a kind.
    public Optional<Document> document(String kind, String id) {
        return Optional.ofNullable(documents.get(kind + "/" + id));
    }

    /// All documents of a kind, by their ids.
    public Collection<Document> documents(String kind) {
        return documents.subMap(kind + "/", true, kind + "0", false).values();
    }

    /// Hash of the last event; empty before the first.
    public Optional<String> lastHash() {
        return Optional.ofNullable(lastHash);
    }

    public boolean isEmpty() {
        return services.isEmpty();
    }

    /// How many services have an endpoint that nothing ends.
    public int routed() {
        return Math.toIntExact(
                services.values().stream().filter(e -> e.open().isPresent()).count());
    }

    /// Every endpoint by its id.
    public Map<String, Endpoint> endpoints() {
        return templates.values().stream()
                .map(Template::endpoint)
                .collect(
                        LinkedHashMap::new,
                        (all, endpoint) -> all.put(endpoint.id(), endpoint),
                        Map::putAll);
    }

    /// The services that use an endpoint at any time.
    public List<Entry> users(String templateId) {
        return services.values().stream().filter(uses(templateId)).toList();
    }

    private static Predicate<Entry> uses(String templateId) {
        return entry ->
                entry.service().assignments().stream()
                        .anyMatch(a -> a.endpoint().id().equals(templateId));
    }
}
