package org.barsrouter.catalogue.change;

import java.time.Instant;
import java.util.List;

/// What is written together or not at all: the changed services and the events that tell of them.
///
/// @param basis the catalogue that it was made for, and only holds for
public record ChangeSet(
        Catalogue basis,
        String id,
        Instant effectiveFrom,
        List<Change> changes,
        List<Event> events,
        Counts counts,
        List<Move> moves) {

    public ChangeSet {
        changes = List.copyOf(changes);
        events = List.copyOf(events);
        moves = List.copyOf(moves);
    }

    /// The catalogue once it is written.
    public Catalogue result() {
        return events.isEmpty() ? basis : basis.after(changes, events.getLast().hash());
    }
}
