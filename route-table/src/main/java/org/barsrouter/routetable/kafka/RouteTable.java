package org.barsrouter.routetable.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.routetable.record.RouteRecords;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.avro.CatalogueRoute;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole catalogue in this process's memory: every service looks routes up here, none asks
/// another service. Loaded once the topic's end at start has been reached; after that it follows,
/// and keeps serving what it has while Kafka is away.
public final class RouteTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RouteTable.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<String, Decoded<CatalogueRoute>> consumer;
    private final Map<String, Route> routes = new ConcurrentHashMap<>();
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final Thread follower;
    private volatile boolean closed;

    /// Starts following.
    ///
    /// @param connection how to reach Kafka: `bootstrap.servers` and what security needs
    public static RouteTable follow(Map<String, ?> connection, RecordFormat format) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        RouteTable table =
                new RouteTable(
                        new KafkaConsumer<>(
                                settings,
                                new StringDeserializer(),
                                format.deserializer(Topics.CATALOGUE_ROUTES)));
        table.follower.start();
        return table;
    }

    private RouteTable(KafkaConsumer<String, Decoded<CatalogueRoute>> consumer) {
        this.consumer = consumer;
        this.follower = Thread.ofPlatform().daemon().name("route-table").unstarted(this::run);
    }

    /// Whether all that stood in the topic at start has been read.
    public boolean isLoaded() {
        return loaded.getCount() == 0;
    }

    /// Waits until loaded; false when the time is over first.
    public boolean awaitLoaded(Duration atMost) throws InterruptedException {
        return loaded.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The route of a canonical ServiceId; an alias gives the route that it stands for.
    public Optional<Route> route(ServiceId id) {
        Route found = routes.get(id.key());
        return found instanceof Route.Alias(ServiceId _, ServiceId of)
                ? Optional.ofNullable(routes.get(of.key()))
                : Optional.ofNullable(found);
    }

    /// Whether the catalogue has no route at all: then it says nothing about any service.
    public boolean isEmpty() {
        return routes.isEmpty();
    }

    /// Every route, in no order.
    public Collection<Route> all() {
        return List.copyOf(routes.values());
    }

    private void run() {
        try (consumer) {
            while (!closed) {
                tryToFollow();
            }
        } catch (WakeupException e) {
            LOG.debug("route table closed");
        } catch (KafkaException | IllegalStateException e) {
            LOG.atError().setCause(e).log("route table stopped following the catalogue");
        }
    }

    /// Kafka's own time-outs pace the repeats while it is away.
    private void tryToFollow() {
        try {
            followFromBeginning();
        } catch (RetriableException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("catalogue is out of reach, route table tries again");
        }
    }

    private void followFromBeginning() {
        List<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!closed) {
            ConsumerRecords<String, Decoded<CatalogueRoute>> records = consumer.poll(POLL);
            records.forEach(this::take);
            if (!isLoaded() && reached(ends)) {
                loaded.countDown();
                LOG.atInfo().addKeyValue("routes", routes.size()).log("route table loaded");
            }
        }
    }

    private List<TopicPartition> partitions() {
        return consumer.partitionsFor(Topics.CATALOGUE_ROUTES.name()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
    }

    private void take(ConsumerRecord<String, Decoded<CatalogueRoute>> record) {
        if (record.key() == null) {
            corrupt(record, "it has no key");
            return;
        }
        Decoded<CatalogueRoute> value = record.value();
        if (value == null) {
            routes.remove(record.key());
            return;
        }
        Route route = RouteRecords.read(value);
        if (route instanceof Route.Corrupt(String why)) {
            corrupt(record, why);
        }
        routes.put(record.key(), route);
    }

    private static void corrupt(ConsumerRecord<String, ?> record, String why) {
        LOG.atError()
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("why", why)
                .log("catalogue record cannot be read");
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            follower.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
