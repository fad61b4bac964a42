package org.barsrouter.router.topology;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.BranchedKStream;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.GlobalKTable;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;
import org.barsrouter.schemas.avro.CatalogueRoute;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;

/// The router, as a picture:
///
/// ```
///  inbound ─▶ arrival ─▶ route of target ─▶ of alias ─▶ verdict ─┬▶ outbound (its lane)
///                             ▲                ▲                 ├▶ replies (the waiting ingress)
///                     catalogue-routes ────────┘                 ├▶ outcomes
///                                                                └▶ dead-letters
///  outcomes ─▶ notice ─┬▶ inbound (to the sender's own service)
///                      └▶ dead-letters
/// ```
///
/// Stateless and at-least-once; the whole catalogue is in memory before the first message is read.
public final class RouterTopology {
    private static final Serde<String> KEYS = Serdes.String();

    private final StreamsBuilder builder;
    private final RouterParts parts;

    private RouterTopology(StreamsBuilder builder, RouterParts parts) {
        this.builder = builder;
        this.parts = parts;
    }

    /// Builds the topology; nothing runs yet.
    ///
    /// @param settings Kafka Streams' own, see `StreamsSettings`
    public static Topology build(Map<String, Object> settings, RouterParts parts) {
        RouterTopology router = new RouterTopology(builder(settings), parts);
        GlobalKTable<String, Decoded<CatalogueRoute>> catalogue = router.catalogue();
        router.routeMessages(catalogue);
        router.tellSenders();
        return router.builder.build();
    }

    /// A builder that refuses to name anything by itself: a generated name would change with the
    /// next operator, and with it what a running instance finds.
    static StreamsBuilder builder(Map<String, Object> settings) {
        return new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
    }

    private GlobalKTable<String, Decoded<CatalogueRoute>> catalogue() {
        Serde<Decoded<CatalogueRoute>> routes =
                parts.format().readingSerde(Topics.CATALOGUE_ROUTES);
        return builder.globalTable(
                Topics.CATALOGUE_ROUTES.name(),
                Consumed.with(KEYS, routes).withName(NodeNames.SOURCE_CATALOGUE_ROUTES),
                Materialized.<String, Decoded<CatalogueRoute>>as(
                                Stores.inMemoryKeyValueStore(NodeNames.CATALOGUE_STORE))
                        .withKeySerde(KEYS)
                        .withValueSerde(routes));
    }

    private void routeMessages(GlobalKTable<String, Decoded<CatalogueRoute>> catalogue) {
        KStream<String, Effect> effects =
                builder.stream(
                                Topics.INBOUND.name(),
                                Consumed.with(KEYS, parts.format().readingSerde(Topics.INBOUND))
                                        .withName(NodeNames.SOURCE_INBOUND))
                        .processValues(ReadArrival::new, Named.as(NodeNames.DECIDE_ARRIVAL))
                        .leftJoin(
                                catalogue,
                                (_, arrival) -> Located.target(arrival),
                                Located::new,
                                Named.as(NodeNames.DECIDE_ROUTE_OF_TARGET))
                        .leftJoin(
                                catalogue,
                                (_, located) -> located.aliasOf(),
                                Located::or,
                                Named.as(NodeNames.DECIDE_ROUTE_OF_ALIAS))
                        .process(
                                () -> new DecideVerdict(parts), Named.as(NodeNames.DECIDE_VERDICT));

        BranchedKStream<String, Effect> topics = effects.split(Named.as(NodeNames.DECIDE_TOPIC));
        sink(topics, Topics.OUTBOUND, NodeNames.SINK_OUTBOUND);
        sink(topics, Topics.REPLIES, NodeNames.SINK_REPLIES);
        sink(topics, Topics.OUTCOMES, NodeNames.SINK_OUTCOMES);
        sink(topics, Topics.DEAD_LETTERS, NodeNames.SINK_DEAD_LETTERS);
    }

    private void tellSenders() {
        KStream<String, Effect> effects =
                builder.stream(
                                Topics.OUTCOMES.name(),
                                Consumed.with(KEYS, parts.format().readingSerde(Topics.OUTCOMES))
                                        .withName(NodeNames.SOURCE_OUTCOMES))
                        .process(() -> new DecideNotice(parts), Named.as(NodeNames.DECIDE_NOTICE));

        BranchedKStream<String, Effect> topics =
                effects.split(Named.as(NodeNames.DECIDE_NOTICE_TOPIC));
        sink(topics, Topics.INBOUND, NodeNames.SINK_NOTICES);
        sink(topics, Topics.DEAD_LETTERS, NodeNames.SINK_UNTOLD);
    }

    private void sink(BranchedKStream<String, Effect> effects, Topic<?, ?> topic, String name) {
        RecordFormat format = parts.format();
        Produced<String, Effect> produced =
                Produced.<String, Effect>as(name)
                        .withKeySerde(KEYS)
                        .withValueSerde(Effect.serde(format))
                        .withStreamPartitioner(Effect.partitioner());
        effects.branch(
                (_, effect) -> effect.goesTo(topic),
                Branched.<String, Effect>withConsumer(s -> s.to(topic.name(), produced))
                        .withName(name.replace("sink", "")));
    }
}
