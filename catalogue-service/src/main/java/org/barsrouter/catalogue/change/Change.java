package org.barsrouter.catalogue.change;

import java.util.Optional;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// What a change-set does to one service.
public record Change(Kind kind, @Nullable Entry before, Entry after) {

    /// What happens, with the event that says so.
    public enum Kind {
        /// The service gets an endpoint, having had none.
        ADDED("AssignmentScheduled"),
        /// The service moves from one endpoint to another.
        REPOINTED("SupplierSwitchScheduled"),
        /// The service loses its endpoint.
        REMOVED("AssignmentEnded"),
        /// Only provider or name change.
        DETAILED("ServiceDetailsChanged");

        private final String eventType;

        Kind(String eventType) {
            this.eventType = eventType;
        }
    }

    public ServiceId id() {
        return after.id();
    }

    Optional<Entry> earlier() {
        return Optional.ofNullable(before);
    }

    String eventType() {
        return kind == Kind.ADDED && before == null ? "ServiceRegistered" : kind.eventType;
    }
}
