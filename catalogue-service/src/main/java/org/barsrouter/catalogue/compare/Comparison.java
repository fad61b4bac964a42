package org.barsrouter.catalogue.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barsrouter.catalogue.compare.Compared.Difference;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Two statements, service by service, in the order of their ids.
public record Comparison(List<Compared> services) {

    public Comparison {
        services = List.copyOf(services);
    }

    /// Holds what is said here against what is said there.
    public static Comparison of(Map<ServiceId, Stated> here, Map<ServiceId, Stated> there) {
        Map<String, ServiceId> ids = new TreeMap<>();
        here.keySet().forEach(id -> ids.put(id.key(), id));
        there.keySet().forEach(id -> ids.put(id.key(), id));
        List<Compared> services = new ArrayList<>(ids.size());
        for (ServiceId id : ids.values()) {
            Stated ours = here.get(id);
            Stated theirs = there.get(id);
            if (isRouted(ours) || isRouted(theirs)) {
                services.add(compared(id, ours, theirs));
            }
        }
        return new Comparison(services);
    }

    private static boolean isRouted(@Nullable Stated stated) {
        return stated != null && stated.routed().isPresent();
    }

    private static Compared compared(ServiceId id, @Nullable Stated here, @Nullable Stated there) {
        if (there == null || !isRouted(there)) {
            return new Compared(id, Verdict.MISSING_THERE, null, List.of());
        }
        if (here == null || !isRouted(here)) {
            String why = here == null ? "the catalogue does not have the service" : here.why();
            return new Compared(id, Verdict.MISSING_HERE, why, List.of());
        }
        List<Difference> differences = differences(here.fields(), there.fields());
        return new Compared(
                id, differences.isEmpty() ? Verdict.MATCH : Verdict.MISMATCH, null, differences);
    }

    private static List<Difference> differences(
            Map<String, String> here, Map<String, String> there) {
        Set<String> both = new TreeSet<>(here.keySet());
        both.retainAll(there.keySet());
        return both.stream()
                .filter(field -> !here.getOrDefault(field, "").equals(there.get(field)))
                .map(field ->
                        new Difference(
                                field, here.getOrDefault(field, ""), there.getOrDefault(field, "")))
                .toList();
    }

    /// How many services stand so; every verdict has its number.
    public Map<Verdict, Integer> counts() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, 0);
        }
        services.forEach(service -> counts.merge(service.verdict(), 1, Integer::sum));
        return counts;
    }

    /// Whether every service matches.
    public boolean isClean() {
        return services.stream().allMatch(service -> service.verdict() == Verdict.MATCH);
    }

    /// The services that do not match.
    public List<Compared> differing() {
        return services.stream().filter(service -> service.verdict() != Verdict.MATCH).toList();
    }
}
