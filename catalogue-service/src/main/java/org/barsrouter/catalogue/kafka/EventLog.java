package org.barsrouter.catalogue.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.barsrouter.catalogue.change.Event;
import org.barsrouter.schemas.avro.CatalogueEvent;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topics;

/// The events as the audit: read when somebody asks, from the topic itself. A year of a national
/// catalogue is some ten thousand events, which takes about a second; nothing of it is kept in
/// memory.
public final class EventLog {
    private final CatalogueReader reader;

    public EventLog(KafkaAccess kafka) {
        this.reader = new CatalogueReader(kafka);
    }

    /// The last events that match, in their order.
    ///
    /// @param most how many, at least 1
    public List<Event> last(Predicate<Event> matches, int most) {
        Deque<Event> found = new ArrayDeque<>();
        reader.readAll(
                Topics.CATALOGUE_EVENTS,
                record -> {
                    if (record.value() instanceof Decoded.Readable<CatalogueEvent>(var written)) {
                        Event event = ChangeSetRecords.read(written);
                        if (matches.test(event)) {
                            found.addLast(event);
                            if (found.size() > most) {
                                found.removeFirst();
                            }
                        }
                    }
                });
        return List.copyOf(found);
    }

    /// Keys of services and ids of endpoints that a change-set has events of: of a national import
    /// there are ten thousand, whose contents nobody needs to hold for this.
    public Set<String> touchedBy(String id) {
        Set<String> touched = new HashSet<>();
        reader.readAll(
                Topics.CATALOGUE_EVENTS,
                record -> {
                    if (record.value() instanceof Decoded.Readable<CatalogueEvent>(var written)
                            && written.getChangeSetId().equals(id)) {
                        touched.add(written.getAggregateId());
                    }
                });
        return touched;
    }

    /// All events of a change-set, in their order.
    public List<Event> ofChangeSet(String id) {
        return last(event -> event.context().changeSetId().equals(id), Integer.MAX_VALUE);
    }
}
