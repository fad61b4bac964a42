package org.barsrouter.catalogue.change;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// The catalogue at one moment: every service by its key, and the end of the chain of events. A
/// change-set makes the next one; none is ever altered.
public final class Catalogue {
    private final NavigableMap<String, Entry> services;
    private final @Nullable String lastHash;

    private Catalogue(NavigableMap<String, Entry> services, @Nullable String lastHash) {
        this.services = Collections.unmodifiableNavigableMap(services);
        this.lastHash = lastHash;
    }

    public static Catalogue of(Collection<Entry> entries, @Nullable String lastHash) {
        NavigableMap<String, Entry> services = new TreeMap<>();
        entries.forEach(entry -> services.put(entry.id().key(), entry));
        return new Catalogue(services, lastHash);
    }

    public static Catalogue empty() {
        return new Catalogue(new TreeMap<>(), null);
    }

    Catalogue after(Collection<Change> changes, String hash) {
        NavigableMap<String, Entry> next = new TreeMap<>(services);
        changes.forEach(change -> next.put(change.id().key(), change.after()));
        return new Catalogue(next, hash);
    }

    /// Every service by key, in the order of the keys.
    public NavigableMap<String, Entry> services() {
        return services;
    }

    public Optional<Entry> service(ServiceId id) {
        return Optional.ofNullable(services.get(id.key()));
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

    /// Every endpoint that an assignment names, by its id.
    public Map<String, Endpoint> endpoints() {
        Map<String, Endpoint> endpoints = new LinkedHashMap<>();
        services.values().stream()
                .flatMap(entry -> entry.service().assignments().stream())
                .map(Assignment::endpoint)
                .forEach(endpoint -> endpoints.putIfAbsent(endpoint.id(), endpoint));
        return endpoints;
    }
}
