package org.barsrouter.catalogue.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.explain.Words;
import org.barsrouter.catalogue.plan.PlannedSwitch.Moment;
import org.barsrouter.catalogue.targets.Switch;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.routing.resolve.Question;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.resolve.RoutingDecision.Unroutable;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Plans switches: for each, whether it can be done, and where messages go before and after, by the
/// router's own resolver on the timeline as it would be.
public final class PlanSwitches {
    private static final Duration LATER = Duration.ofDays(1);

    private final Resolver resolver;
    private final Catalogue catalogue;
    private final Instant now;

    public PlanSwitches(Resolver resolver, Catalogue catalogue, Instant now) {
        this.resolver = resolver;
        this.catalogue = catalogue;
        this.now = now;
    }

    /// Plans them all.
    ///
    /// @param messages by service in the counted time; empty when nobody counted
    public SwitchPlan plan(List<Switch> switches, Map<ServiceId, Long> messages) {
        List<PlannedSwitch> planned = new ArrayList<>();
        for (Switch wanted : switches) {
            Long count = messages.isEmpty() ? null : messages.getOrDefault(wanted.service(), 0L);
            planned.add(planned(wanted, count));
        }
        long total = messages.values().stream().mapToLong(Long::longValue).sum();
        return new SwitchPlan(planned, catalogue.services().size(), total);
    }

    private PlannedSwitch planned(Switch wanted, @Nullable Long messages) {
        Optional<Entry> entry = catalogue.service(wanted.service());
        if (entry.isEmpty()) {
            return new PlannedSwitch(
                    wanted,
                    List.of(),
                    List.of("the catalogue does not have the service"),
                    List.of(),
                    messages);
        }
        Route.Service service = entry.get().service();
        List<String> problems = new ArrayList<>();
        Optional<Assignment> old = old(service, wanted, problems);
        Optional<Endpoint> next = next(wanted, problems);
        if (!wanted.at().isAfter(now)) {
            problems.add("the date has passed: a past instant is never altered");
        }
        Route.Service after =
                problems.isEmpty() && old.isPresent() && next.isPresent()
                        ? switched(service, old.get(), next.get(), wanted.at())
                        : service;
        return new PlannedSwitch(
                wanted,
                moments(service, after, wanted.at()),
                problems,
                warnings(service, wanted),
                messages);
    }

    private static Optional<Assignment> old(
            Route.Service service, Switch wanted, List<String> problems) {
        Optional<Assignment> old =
                service.assignments().stream()
                        .filter(a -> a.rank() == 1 && a.period().covers(wanted.at()))
                        .findFirst();
        if (old.isEmpty()) {
            problems.add("the service has no first-rank endpoint at that instant");
        } else if (!names(old.get().endpoint(), wanted.fromProduct())) {
            problems.add(
                    "at that instant it is with product %s, not %s"
                            .formatted(old.get().endpoint().productId(), wanted.fromProduct()));
        }
        return old;
    }

    private Optional<Endpoint> next(Switch wanted, List<String> problems) {
        List<Endpoint> fitting =
                catalogue.endpoints().values().stream()
                        .filter(endpoint -> names(endpoint, wanted.toProduct()))
                        .filter(endpoint -> endpoint.status() != Endpoint.Status.OFF)
                        .toList();
        if (fitting.size() == 1) {
            return Optional.of(fitting.getFirst());
        }
        problems.add(
                fitting.isEmpty()
                        ? "the catalogue has no endpoint of product " + wanted.toProduct()
                        : "product %s has %d installations: write the endpoint's id in its place, such as %s"
                                .formatted(
                                        wanted.toProduct(),
                                        fitting.size(),
                                        fitting.getFirst().id()));
        return Optional.empty();
    }

    /// A product, or the id of one of its endpoints.
    private static boolean names(Endpoint endpoint, String product) {
        return endpoint.productId().equals(product) || endpoint.id().equals(product);
    }

    private static List<String> warnings(Route.Service service, Switch wanted) {
        List<String> warnings = new ArrayList<>();
        String provider = service.provider().orElse("");
        if (!wanted.ods().isEmpty() && !provider.isEmpty() && !provider.equals(wanted.ods())) {
            warnings.add(
                    "the catalogue says that %s provides it, the list says %s"
                            .formatted(provider, wanted.ods()));
        }
        if (service.assignments().stream()
                .anyMatch(a -> a.rank() == 1 && a.period().from().isAfter(wanted.at()))) {
            warnings.add("another change of it is scheduled later");
        }
        return warnings;
    }

    private static Route.Service switched(
            Route.Service service, Assignment old, Endpoint next, Instant at) {
        List<Assignment> assignments = new ArrayList<>(service.assignments());
        int index = assignments.indexOf(old);
        Instant from = old.period().from();
        if (from.isBefore(at)) {
            assignments.set(index, lasting(old, old.endpoint(), new Period(from, at)));
        } else {
            assignments.remove(index);
        }
        assignments.add(lasting(old, next, new Period(at, old.period().to())));
        return new Route.Service(
                service.id(),
                service.active(),
                service.providedBy(),
                service.name(),
                service.grantedProducts(),
                service.takesBookingResponse(),
                assignments,
                service.contentHash());
    }

    private static Assignment lasting(Assignment like, Endpoint endpoint, Period period) {
        return new Assignment(
                endpoint.equals(like.endpoint()) ? like.id() : "planned",
                like.rank(),
                period,
                like.active(),
                endpoint.equals(like.endpoint()) ? like.suspensions() : List.of(),
                null,
                endpoint,
                PolicyOverrides.none());
    }

    private List<Moment> moments(Route.Service before, Route.Service after, Instant at) {
        return List.of(
                new Moment("now", goes(before, now), goes(after, now)),
                new Moment("at switch", goes(before, at), goes(after, at)),
                new Moment("+1 day", goes(before, at.plus(LATER)), goes(after, at.plus(LATER))));
    }

    private String goes(Route.Service service, Instant at) {
        return switch (resolver.resolve(service, Question.bars(at))) {
            case Deliver deliver -> deliver.address().toString();
            case Unroutable(var reason) -> "nowhere: " + Words.of(reason);
        };
    }
}
