package org.barsrouter.catalogue.change;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;

/// A service in the catalogue.
///
/// @param version of the service, from 1
/// @param changedAt when that version was written
public record Entry(Route.Service service, long version, Instant changedAt) {

    public ServiceId id() {
        return service.id();
    }

    /// The first-rank BaRS assignment that nothing ends: what an import keeps, moves or ends. It
    /// may still lie in the future. Routes of other protocols stand beside it and are left alone.
    public Optional<Assignment> open() {
        return service.assignments().stream()
                .filter(assignment -> assignment.rank() == 1 && assignment.period().to() == null)
                .filter(assignment -> Protocol.of(assignment.endpoint()).isBars())
                .findFirst();
    }

    /// The first-rank BaRS assignment whose period covers an instant.
    public Optional<Assignment> during(Instant at) {
        return firstRank().filter(assignment -> assignment.period().covers(at)).findFirst();
    }

    /// When the next first-rank BaRS assignment after an instant begins.
    Optional<Instant> nextAfter(Instant at) {
        return firstRank()
                .map(assignment -> assignment.period().from())
                .filter(from -> from.isAfter(at))
                .min(Comparator.naturalOrder());
    }

    private Stream<Assignment> firstRank() {
        return service.assignments().stream()
                .filter(assignment -> assignment.rank() == 1)
                .filter(assignment ->
                        assignment.endpoint().connectionType().equals("hl7-fhir-rest")
                                && assignment.endpoint().payloadType().equals("bars"));
    }
}
