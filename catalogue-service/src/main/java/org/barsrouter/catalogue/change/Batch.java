package org.barsrouter.catalogue.change;

import java.util.List;

/// What is written in one transaction, whole or not at all: the events, and the state that they
/// lead to.
///
/// @param basis the catalogue that it was made for, and only holds for
/// @param result the catalogue once it is written
public record Batch(
        String changeSetId,
        Catalogue basis,
        Catalogue result,
        List<Event> events,
        Written written) {

    /// The state that changes.
    ///
    /// @param services every service whose record changes
    /// @param freed keys of identifiers that lead nowhere any more
    /// @param forgotten keys of documents that are dropped
    public record Written(
            List<Entry> services,
            List<String> freed,
            List<Template> templates,
            List<Document> documents,
            List<String> forgotten) {

        public Written {
            services = List.copyOf(services);
            freed = List.copyOf(freed);
            templates = List.copyOf(templates);
            documents = List.copyOf(documents);
            forgotten = List.copyOf(forgotten);
        }

        boolean isNothing() {
            return services.isEmpty()
                    && freed.isEmpty()
                    && templates.isEmpty()
                    && documents.isEmpty()
                    && forgotten.isEmpty();
        }
    }

    public Batch {
        events = List.copyOf(events);
    }

    /// A batch that leads from a catalogue to the next.
    public static Batch of(
            Catalogue basis, String changeSetId, List<Event> events, Written written) {
        String hash = events.isEmpty() ? basis.lastHash().orElse(null) : events.getLast().hash();
        return new Batch(changeSetId, basis, basis.after(written, hash), events, written);
    }

    public boolean isNothing() {
        return events.isEmpty() && written.isNothing();
    }
}
