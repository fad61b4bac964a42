package org.barsrouter.catalogue.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Event;
import org.barsrouter.schemas.avro.CatalogueEvent;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;

/// Reads what stands committed in the catalogue's topics: the routes, the other state, and the tail
/// of the events.
final class CatalogueReader {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int EMPTY_POLLS = 600;
    private static final int TAIL = 64;

    private final KafkaAccess kafka;

    CatalogueReader(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /// The catalogue as it is.
    ///
    /// @throws UnreadableCatalogueException when the end of the chain of events cannot be read
    Catalogue read() {
        RouteLoad load = new RouteLoad();
        StateLoad state = new StateLoad();
        readAll(Topics.CATALOGUE_ROUTES, load::take);
        readAll(Topics.CATALOGUE_STATE, state::take);
        Optional<Event> last = lastEvent();
        return Catalogue.of(load.entries(), state.templates(), state.documents())
                .withHash(last.map(Event::hash).orElse(null));
    }

    /// Every record of a topic, partition by partition in order.
    <V extends SpecificRecord> void readAll(
            Topic<?, V> topic, Consumer<ConsumerRecord<String, Decoded<V>>> take) {
        try (KafkaConsumer<String, Decoded<V>> consumer = consumer(topic)) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            toEnd(consumer, consumer.endOffsets(partitions), take);
        }
    }

    /// Steps back from the end, past the markers of transactions, until it meets an event.
    private Optional<Event> lastEvent() {
        TopicPartition partition = new TopicPartition(Topics.CATALOGUE_EVENTS.name(), 0);
        try (KafkaConsumer<String, Decoded<CatalogueEvent>> consumer =
                consumer(Topics.CATALOGUE_EVENTS)) {
            List<TopicPartition> one = List.of(partition);
            consumer.assign(one);
            long begin = consumer.beginningOffsets(one).getOrDefault(partition, 0L);
            long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
            List<Decoded<CatalogueEvent>> found = new ArrayList<>();
            for (long step = TAIL; found.isEmpty() && begin < end; step *= 4) {
                long from = Math.max(begin, end - step);
                consumer.seek(partition, from);
                toEnd(consumer, Map.of(partition, end), record -> found.add(record.value()));
                if (from == begin) {
                    break;
                }
            }
            return found.isEmpty() ? Optional.empty() : Optional.of(readable(found.getLast()));
        }
    }

    private static Event readable(Decoded<CatalogueEvent> decoded) {
        return switch (decoded) {
            case Decoded.Readable<CatalogueEvent>(CatalogueEvent event) ->
                    ChangeSetRecords.read(event);
            case Decoded.Poison<CatalogueEvent>(byte[] _, String reason) ->
                    throw new UnreadableCatalogueException(
                            "the last record of "
                                    + Topics.CATALOGUE_EVENTS
                                    + " cannot be read ("
                                    + reason
                                    + "): the chain of events cannot be continued; check bars.environment and bars.schema-registry");
        };
    }

    private static <V> void toEnd(
            KafkaConsumer<String, V> consumer,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<String, V>> take) {
        int empty = 0;
        while (ends.entrySet().stream()
                .anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
            var records = consumer.poll(POLL);
            records.forEach(take);
            empty = records.isEmpty() ? empty + 1 : 0;
            if (empty > EMPTY_POLLS) {
                throw new TimeoutException("the catalogue's topics cannot be read to their end");
            }
        }
    }

    private <V extends SpecificRecord> KafkaConsumer<String, Decoded<V>> consumer(
            Topic<?, V> topic) {
        Map<String, Object> settings = new HashMap<>(kafka.connection());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        return new KafkaConsumer<>(
                settings, new StringDeserializer(), kafka.format().deserializer(topic));
    }
}
