package org.barsrouter.routing.route;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// What the catalogue knows of one ServiceId: the whole timeline, so that a switch of supplier
/// needs no write at its instant.
public sealed interface Route {

    /// A service with its assignments.
    ///
    /// @param providedBy ODS code of the provider, in upper case
    /// @param contentHash names this state of the record
    /// @param identifiers other identifiers of the service; each leads here by an alias
    /// @param inactive times in which it does not take part
    record Service(
            ServiceId id,
            boolean active,
            @Nullable String providedBy,
            @Nullable String name,
            List<String> grantedProducts,
            boolean takesBookingResponse,
            List<Assignment> assignments,
            String contentHash,
            List<ServiceId> identifiers,
            List<Suspension> inactive)
            implements Route {

        public Service {
            grantedProducts = List.copyOf(grantedProducts);
            assignments = List.copyOf(assignments);
            identifiers = List.copyOf(identifiers);
            inactive = List.copyOf(inactive);
        }

        /// A service with one identifier.
        public Service(
                ServiceId id,
                boolean active,
                @Nullable String providedBy,
                @Nullable String name,
                List<String> grantedProducts,
                boolean takesBookingResponse,
                List<Assignment> assignments,
                String contentHash) {
            this(
                    id,
                    active,
                    providedBy,
                    name,
                    grantedProducts,
                    takesBookingResponse,
                    assignments,
                    contentHash,
                    List.of(),
                    List.of());
        }

        /// Whether it takes part at an instant.
        public boolean activeAt(Instant at) {
            return active && inactive.stream().noneMatch(time -> time.period().covers(at));
        }

        public Optional<String> provider() {
            return Optional.ofNullable(providedBy);
        }

        /// The endpoint with that id, whatever its period: for a message already routed to it.
        public Optional<Endpoint> endpoint(String endpointId) {
            return assignments.stream()
                    .map(Assignment::endpoint)
                    .filter(endpoint -> endpoint.id().equals(endpointId))
                    .findFirst();
        }
    }

    /// Another identifier of a service.
    record Alias(ServiceId id, ServiceId of) implements Route {}

    /// A record that cannot be read: never guessed at.
    record Corrupt(String why) implements Route {}
}
