package org.barsrouter.routetable.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

    private final Map<String, Route> routes = new ConcurrentHashMap<>();
    private final TopicFollower<CatalogueRoute> follower;

    /// Starts following.
    ///
    /// @param connection how to reach Kafka: `bootstrap.servers` and what security needs
    public static RouteTable follow(Map<String, ?> connection, RecordFormat format) {
        return new RouteTable(connection, format);
    }

    private RouteTable(Map<String, ?> connection, RecordFormat format) {
        this.follower =
                TopicFollower.start(connection, format, Topics.CATALOGUE_ROUTES, this::take);
    }

    /// Whether all that stood in the topic at start has been read.
    public boolean isLoaded() {
        return follower.isLoaded();
    }

    /// Waits until loaded; false when the time is over first.
    public boolean awaitLoaded(Duration atMost) throws InterruptedException {
        return follower.awaitLoaded(atMost);
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
        follower.close();
    }
}
