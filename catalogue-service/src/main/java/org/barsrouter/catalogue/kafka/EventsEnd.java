package org.barsrouter.catalogue.kafka;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.barsrouter.schemas.topic.Topics;

/// The end of the catalogue's events: what a manifest names, so that the state before and after an
/// import can be found again.
public final class EventsEnd {
    private static final long PATIENCE_SECONDS = 5;
    private static final TopicPartition EVENTS =
            new TopicPartition(Topics.CATALOGUE_EVENTS.name(), 0);

    private final KafkaAccess kafka;

    public EventsEnd(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /// The offset that the next event will have; empty when Kafka does not answer in time.
    public OptionalLong offset() {
        try (Admin admin = Admin.create(kafka.connection())) {
            return OptionalLong.of(
                    admin.listOffsets(Map.of(EVENTS, OffsetSpec.latest()))
                            .partitionResult(EVENTS)
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .offset());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        } catch (ExecutionException | TimeoutException e) {
            return OptionalLong.empty();
        }
    }
}
