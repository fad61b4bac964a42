package org.barsrouter.harness.crash;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.schemas.avro.Assignment;
import org.barsrouter.schemas.avro.CatalogueRoute;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.PolicyOverrides;
import org.barsrouter.schemas.registry.BundledRegistry;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;

/// Looks at a Kafka cluster from outside: what stands in topics, what is committed, who leads.
final class Cluster implements AutoCloseable {
    private static final RecordFormat FORMAT =
            new RecordFormat(new BundledRegistry(), Environment.SANDBOX);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String bootstrapServers;
    private final Admin admin;

    Cluster(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin =
                Admin.create(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "reconnect.backoff.max.ms",
                                250));
    }

    /// A record as it stands in a topic; without a value it is a tombstone.
    record Entry<V>(TopicPartition partition, long offset, String key, @Nullable V value) {}

    /// Everything committed that stands in a topic now.
    <V extends SpecificRecord> List<Entry<V>> read(Topic<?, V> topic) {
        try (KafkaConsumer<String, Decoded<V>> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed"),
                        new StringDeserializer(),
                        FORMAT.deserializer(topic))) {
            List<TopicPartition> partitions = partitions(topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Entry<V>> entries = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record ->
                                entries.add(
                                        new Entry<>(
                                                new TopicPartition(
                                                        record.topic(), record.partition()),
                                                record.offset(),
                                                record.key(),
                                                readable(record.value()))));
            }
            return entries;
        }
    }

    private static <V> @Nullable V readable(@Nullable Decoded<V> value) {
        return value instanceof Decoded.Readable<V>(V read) ? read : null;
    }

    /// Writes every route again with another time-out of attempts, past the catalogue, which has no
    /// command for that.
    void attemptTimeout(Duration time) {
        PolicyOverrides policy =
                PolicyOverrides.newBuilder()
                        .setAttemptTimeoutMs(Math.toIntExact(time.toMillis()))
                        .build();
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringSerializer(),
                        FORMAT.serializer())) {
            for (Entry<CatalogueRoute> route : read(Topics.CATALOGUE_ROUTES)) {
                if (route.value() != null) {
                    List<Assignment> altered =
                            route.value().getAssignments().stream()
                                    .map(each ->
                                            Assignment.newBuilder(each).setPolicy(policy).build())
                                    .toList();
                    Future<?> _ =
                            producer.send(
                                    new ProducerRecord<>(
                                            Topics.CATALOGUE_ROUTES.name(),
                                            route.key(),
                                            CatalogueRoute.newBuilder(route.value())
                                                    .setAssignments(altered)
                                                    .build()));
                }
            }
            producer.flush();
        }
    }

    /// Waits for a record with such a value.
    <V extends SpecificRecord> Entry<V> awaitRecord(Topic<?, V> topic, Predicate<V> wanted) {
        List<Entry<V>> found = new ArrayList<>();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    read(topic).stream()
                            .filter(entry -> entry.value() != null && wanted.test(entry.value()))
                            .forEach(found::add);
                    org.assertj.core.api.Assertions.assertThat(found)
                            .as("a record in %s", topic)
                            .isNotEmpty();
                });
        return found.getFirst();
    }

    List<TopicPartition> partitions(Topic<?, ?> topic) {
        return layout(topic).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
    }

    /// Leader and replicas of each partition.
    List<TopicPartitionInfo> layout(Topic<?, ?> topic) {
        return done(admin.describeTopics(List.of(topic.name())).allTopicNames()).values().stream()
                .flatMap(description -> description.partitions().stream())
                .toList();
    }

    Map<TopicPartition, Long> ends(Topic<?, ?> topic) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions(topic).forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        done(admin.listOffsets(asked).all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /// What a consumer group has committed.
    Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        return done(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    /// How many instances share a consumer group's work.
    int members(String group) {
        return done(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                .mapToInt(description -> description.members().size())
                .sum();
    }

    /// Keeps each partition of a topic on one broker only, in turn: when that broker dies, the
    /// partition has no leader.
    void onePerBroker(Topic<?, ?> topic) {
        Map<TopicPartition, Optional<NewPartitionReassignment>> moves = new HashMap<>();
        for (TopicPartitionInfo partition : layout(topic)) {
            int node = partition.replicas().get(partition.partition() % 3).id();
            moves.put(
                    new TopicPartition(topic.name(), partition.partition()),
                    Optional.of(new NewPartitionReassignment(List.of(node))));
        }
        done(admin.alterPartitionReassignments(moves).all());
        await().atMost(PATIENCE)
                .until(() ->
                        layout(topic).stream().allMatch(p -> p.replicas().size() == 1)
                                && layout(topic).stream().allMatch(p -> p.leader() != null));
    }

    String setting(Topic<?, ?> topic, String name) {
        ConfigResource resource = resource(topic);
        return done(admin.describeConfigs(List.of(resource)).all()).values().stream()
                .map(config -> config.get(name).value())
                .findFirst()
                .orElseThrow();
    }

    /// Changes a topic's setting and waits until the brokers know.
    void set(Topic<?, ?> topic, String name, String value) {
        AlterConfigOp change =
                new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        done(admin.incrementalAlterConfigs(Map.of(resource(topic), List.of(change))).all());
        await().atMost(PATIENCE).until(() -> setting(topic, name).equals(value));
    }

    private static ConfigResource resource(Topic<?, ?> topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    Admin admin() {
        return admin;
    }

    static <T> T done(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
