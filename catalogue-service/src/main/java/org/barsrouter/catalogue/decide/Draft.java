package org.barsrouter.catalogue.decide;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.ContentHash;
import org.barsrouter.catalogue.change.Document;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Event.Content;
import org.barsrouter.catalogue.change.RouteJson;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// The catalogue while a change-set is worked out: what stands, overlaid with what has been decided
/// so far. Nothing of it is seen by anybody before it is written.
public final class Draft {
    private final Catalogue basis;
    private final Instant now;
    private final Instant earliest;
    private final Map<String, Entry> services = new LinkedHashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, Template> templates = new LinkedHashMap<>();
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final Set<String> forgotten = new LinkedHashSet<>();
    private final List<Noted> noted = new ArrayList<>();

    /// An event before it has an id and a place in the chain.
    public record Noted(Content content, Instant from) {}

    /// @param now when it is written
    public Draft(Catalogue basis, Instant now, Rules rules) {
        this.basis = basis;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        this.earliest = this.now.plus(rules.leadTime());
    }

    public Catalogue basis() {
        return basis;
    }

    /// When it is written.
    public Instant now() {
        return now;
    }

    /// From when anything of it can take effect.
    public Instant earliest() {
        return earliest;
    }

    /// The service with that identifier, as it is by now.
    public Optional<Entry> service(ServiceId id) {
        Entry own = services.get(id.key());
        if (own != null) {
            return Optional.of(own);
        }
        String owner = owners.get(id.key());
        Entry overlaid = owner == null ? null : services.get(owner);
        return overlaid != null && has(overlaid, id)
                ? Optional.of(overlaid)
                : basis.service(id).filter(entry -> isStill(entry, id));
    }

    private static boolean has(Entry entry, ServiceId id) {
        return entry.id().equals(id) || entry.service().identifiers().contains(id);
    }

    private boolean isStill(Entry entry, ServiceId id) {
        return has(services.getOrDefault(entry.id().key(), entry), id);
    }

    public Optional<Template> template(String id) {
        Template overlaid = templates.get(id);
        return overlaid != null ? Optional.of(overlaid) : basis.template(id);
    }

    /// Every template as it is by now.
    public Stream<Template> allTemplates() {
        return Stream.concat(
                templates.values().stream(),
                basis.templates().values().stream()
                        .filter(template -> !templates.containsKey(template.id())));
    }

    /// Every service that uses a template at any time.
    List<Entry> users(String templateId) {
        return Stream.concat(
                        services.values().stream(),
                        basis.services().values().stream()
                                .filter(entry -> !services.containsKey(entry.id().key())))
                .filter(entry ->
                        entry.service().assignments().stream()
                                .anyMatch(a -> a.endpoint().id().equals(templateId)))
                .toList();
    }

    /// Puts the next state of a service, with the event that leads to it.
    void put(String event, Route.Service bare, Instant from) {
        Optional<Entry> before = service(bare.id());
        Entry after =
                new Entry(ContentHash.of(bare), before.map(Entry::version).orElse(0L) + 1, now);
        services.put(bare.id().key(), after);
        bare.identifiers().forEach(other -> owners.put(other.key(), bare.id().key()));
        note(
                new Content(
                        event,
                        bare.id().key(),
                        after.version(),
                        before.map(entry -> RouteJson.of(entry.service())).orElse(null),
                        RouteJson.of(after.service())),
                from);
    }

    /// Puts the next state of a template, and into every service that uses it.
    void put(String event, Template after, Instant from) {
        String before = template(after.id()).map(RouteJson::of).orElse(null);
        templates.put(after.id(), after.writtenAt(now));
        note(new Content(event, after.id(), after.version(), before, RouteJson.of(after)), from);
        if (!after.isRetired()) {
            users(after.id()).forEach(user -> follow(user, after.endpoint()));
        }
    }

    /// The service's own version stays: its timeline is what it was.
    private void follow(Entry user, Endpoint endpoint) {
        List<Assignment> assignments =
                user.service().assignments().stream()
                        .map(a -> a.endpoint().id().equals(endpoint.id()) ? a.at(endpoint) : a)
                        .toList();
        services.put(
                user.id().key(),
                new Entry(
                        ContentHash.of(Services.withAssignments(user.service(), assignments)),
                        user.version(),
                        user.changedAt()));
    }

    /// Keeps a document; it is written with the rest or not at all.
    public void put(Document document) {
        documents.put(document.key(), document);
    }

    /// Drops a document.
    public void forget(String key) {
        forgotten.add(key);
    }

    /// Adds an event that changes no service and no template.
    public void note(String type, String aggregateId, long version, @Nullable String after) {
        note(new Content(type, aggregateId, version, null, after), now);
    }

    private void note(Content content, Instant from) {
        noted.add(new Noted(content, from));
    }

    /// Every service that changes, as it will be.
    public List<Entry> services() {
        return List.copyOf(services.values());
    }

    /// Every template that changes, as it will be.
    public List<Template> templates() {
        return List.copyOf(templates.values());
    }

    List<Document> documents() {
        return List.copyOf(documents.values());
    }

    List<String> forgotten() {
        return List.copyOf(forgotten);
    }

    List<Noted> noted() {
        return List.copyOf(noted);
    }

    public boolean isEmpty() {
        return noted.isEmpty() && documents.isEmpty();
    }
}
