package org.barsrouter.catalogue.proposal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.decide.Draft;
import org.barsrouter.catalogue.proposal.Diff.Kind;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Instants;
import org.barsrouter.routing.resolve.Question;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.resolve.RoutingDecision;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.resolve.RoutingDecision.Unroutable;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Asks the router's own resolver before and after, at every instant at which the answer can
/// change.
public final class Compare {
    private static final Resolver RESOLVER = new Resolver(Policy.defaults());
    private static final int SAMPLE = 5;

    private Compare() {}

    /// What services have in common that are told of together.
    private record Alike(Kind kind, String from, String to, Instant at) {}

    /// What a draft does.
    ///
    /// @param traffic empty when none is known
    public static Diff of(Draft draft, Optional<Traffic> traffic) {
        Map<Alike, List<ServiceId>> groups = new LinkedHashMap<>();
        for (Entry after : draft.services()) {
            Route.Service before =
                    draft.basis().service(after.id()).map(Entry::service).orElse(null);
            first(before, after.service(), draft.now())
                    .ifPresent(alike ->
                            groups.computeIfAbsent(alike, _ -> new ArrayList<>()).add(after.id()));
        }
        List<Diff.Change> changes =
                groups.entrySet().stream()
                        .map(group -> change(group.getKey(), group.getValue(), traffic))
                        .sorted(
                                Comparator.comparingInt(Diff.Change::services)
                                        .reversed()
                                        .thenComparing(Diff.Change::at))
                        .toList();
        return new Diff(
                draft.basis().routed(), changes, draft.services().size(), draft.templates().size());
    }

    private static Diff.Change change(
            Alike alike, List<ServiceId> services, Optional<Traffic> traffic) {
        return new Diff.Change(
                alike.kind(),
                alike.from(),
                alike.to(),
                alike.at(),
                services.size(),
                traffic.map(counted -> share(counted, services)).orElse(null),
                services.stream().limit(SAMPLE).toList());
    }

    private static @Nullable Double share(Traffic traffic, List<ServiceId> services) {
        long total = traffic.total();
        long theirs = services.stream().mapToLong(id -> traffic.of(id.key())).sum();
        return total == 0 ? null : 100.0 * theirs / total;
    }

    /// The first instant from which the two answer differently, and how.
    private static Optional<Alike> first(
            Route.@Nullable Service before, Route.Service after, Instant from) {
        NavigableSet<Instant> instants = Instants.of(after);
        if (before != null) {
            instants.addAll(Instants.of(before));
        }
        instants.add(from);
        return instants.tailSet(from, true).stream()
                .flatMap(at -> difference(answer(before, at), answer(after, at), at).stream())
                .findFirst();
    }

    private static RoutingDecision answer(Route.@Nullable Service service, Instant at) {
        return service == null
                ? new Unroutable(org.barsrouter.routing.resolve.Reason.UNKNOWN_SERVICE)
                : RESOLVER.resolve(service, Question.bars(at));
    }

    private static Optional<Alike> difference(
            RoutingDecision before, RoutingDecision after, Instant at) {
        if (before instanceof Deliver from) {
            return after instanceof Deliver to
                    ? moved(from, to, at)
                    : Optional.of(new Alike(Kind.LOSES_ROUTE, endpoint(from), reason(after), at));
        }
        return after instanceof Deliver to
                ? Optional.of(new Alike(Kind.GAINS_ROUTE, reason(before), endpoint(to), at))
                : Optional.empty();
    }

    private static Optional<Alike> moved(Deliver from, Deliver to, Instant at) {
        if (!endpoint(from).equals(endpoint(to))) {
            return Optional.of(new Alike(Kind.MOVES, endpoint(from), endpoint(to), at));
        }
        return from.address().equals(to.address())
                ? Optional.empty()
                : Optional.of(
                        new Alike(
                                Kind.CHANGES_ADDRESS,
                                from.address().toString(),
                                to.address().toString(),
                                at));
    }

    private static String endpoint(Deliver deliver) {
        return deliver.assignment().endpoint().id();
    }

    private static String reason(RoutingDecision decision) {
        return decision instanceof Unroutable(var reason) ? reason.name() : "";
    }
}
