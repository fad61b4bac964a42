package org.barsrouter.catalogue.change;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barsrouter.routing.route.Assignment;

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
        return events.isEmpty() ? basis : batch(List.of()).result();
    }

    /// As it is written.
    ///
    /// @param documents kept with it
    public Batch batch(List<Document> documents) {
        Batch.Written written =
                new Batch.Written(
                        changes.stream().map(Change::after).toList(),
                        List.of(),
                        registered(),
                        documents,
                        List.of());
        return Batch.of(basis, id, events, written);
    }

    private List<Template> registered() {
        Map<String, Template> registered = new LinkedHashMap<>();
        for (Change change : changes) {
            change.after().service().assignments().stream()
                    .map(Assignment::endpoint)
                    .filter(endpoint -> basis.template(endpoint.id()).isEmpty())
                    .forEach(endpoint ->
                            registered.putIfAbsent(
                                    endpoint.id(),
                                    Template.registered(endpoint, change.after().changedAt())));
        }
        return List.copyOf(registered.values());
    }
}
