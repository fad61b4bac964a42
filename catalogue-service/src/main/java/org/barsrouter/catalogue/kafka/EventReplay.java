package org.barsrouter.catalogue.kafka;

import java.util.function.Consumer;
import org.barsrouter.catalogue.change.Event;

/// Reads every event that the catalogue's topic still has, the oldest first.
public final class EventReplay {
    private final KafkaAccess kafka;

    public EventReplay(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /// Hands over the content of each event; what cannot be read is passed over.
    ///
    /// @throws org.apache.kafka.common.KafkaException when Kafka does not answer
    public void read(Consumer<Event.Content> take) {
        new CatalogueReader(kafka).events(event -> take.accept(event.content()));
    }
}
