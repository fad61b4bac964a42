package org.barsrouter.catalogue.proposal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// What a change-set does to routing, in the terms of whoever has to approve it.
///
/// @param routed services with a BaRS route before it
/// @param changes the largest first
/// @param services how many services change at all
/// @param templates how many endpoints change at all
public record Diff(int routed, List<Change> changes, int services, int templates) {

    /// What happens to the route of a service.
    public enum Kind {
        MOVES,
        CHANGES_ADDRESS,
        LOSES_ROUTE,
        GAINS_ROUTE
    }

    /// So many services, all alike.
    ///
    /// @param from endpoint, address or reason before; as far as the kind has one
    /// @param to endpoint, address or reason after
    /// @param at from when
    /// @param traffic share of the traffic counted, in percent; absent when none is known
    /// @param sample a few of them
    public record Change(
            Kind kind,
            String from,
            String to,
            Instant at,
            int services,
            @Nullable Double traffic,
            List<ServiceId> sample) {
        public Change {
            sample = List.copyOf(sample);
        }
    }

    public Diff {
        changes = List.copyOf(changes);
    }

    /// When the first of it takes effect; empty when no route changes.
    public Optional<Instant> from() {
        return changes.stream().map(Change::at).min(Comparator.naturalOrder());
    }

    /// What must be acknowledged when it is large: services that lose their route, and those that
    /// go elsewhere.
    public VolumeGuard.Ack counts() {
        return new VolumeGuard.Ack(
                count(Kind.LOSES_ROUTE), count(Kind.MOVES) + count(Kind.CHANGES_ADDRESS));
    }

    private int count(Kind kind) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .mapToInt(Change::services)
                .sum();
    }

    /// Share of the services routed before, in percent.
    public double percent(int count) {
        return routed == 0 ? 0 : 100.0 * count / routed;
    }
}
