package org.barsrouter.routing.resolve;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;
import org.barsrouter.routing.route.Suspension;

/// The instants at which a timeline may answer differently than just before.
public final class Instants {
    private Instants() {}

    /// In order, each once.
    public static NavigableSet<Instant> of(Route.Service service) {
        NavigableSet<Instant> instants = new TreeSet<>();
        service.assignments().stream().flatMap(Instants::of).forEach(instants::add);
        ends(periods(service.inactive())).forEach(instants::add);
        return instants;
    }

    private static Stream<Instant> of(Assignment assignment) {
        Endpoint endpoint = assignment.endpoint();
        return Stream.of(
                        ends(List.of(assignment.period())),
                        Optional.ofNullable(assignment.drainUntil()).stream(),
                        ends(periods(assignment.suspensions())),
                        ends(periods(endpoint.suspensions())),
                        endpoint.addresses().stream().map(Endpoint.Address::from))
                .flatMap(instants -> instants);
    }

    private static List<Period> periods(Collection<Suspension> suspensions) {
        return suspensions.stream().map(Suspension::period).toList();
    }

    private static Stream<Instant> ends(List<Period> periods) {
        return periods.stream()
                .flatMap(period ->
                        Stream.concat(
                                Stream.of(period.from()),
                                Optional.ofNullable(period.to()).stream()));
    }
}
