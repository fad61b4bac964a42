package org.barsrouter.harness.bench.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.schemas.avro.EndpointHealth;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;

/// Looks at a cluster from outside while delivery-service works on it.
public final class Looking implements AutoCloseable {
    private final Admin admin;
    private final KafkaConsumer<String, Decoded<EndpointHealth>> health;
    private final Map<String, Integer> probes = new HashMap<>();

    /// @param connection `bootstrap.servers` and what security needs
    public Looking(Map<String, Object> connection, RecordFormat format) {
        this.admin = Admin.create(connection);
        Map<String, Object> options = new HashMap<>(connection);
        options.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        options.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.health =
                new KafkaConsumer<>(
                        options,
                        new StringDeserializer(),
                        format.deserializer(Topics.ENDPOINT_HEALTH));
        List<TopicPartition> partitions =
                health.partitionsFor(Topics.ENDPOINT_HEALTH.name()).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        health.assign(partitions);
        health.seekToBeginning(partitions);
    }

    /// Records of `bars.outbound` that a group has not done with.
    public long lag(String group) {
        try {
            Map<TopicPartition, Long> done =
                    admin
                            .listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .entrySet()
                            .stream()
                            .filter(entry -> entry.getKey().topic().equals(Topics.OUTBOUND.name()))
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey, e -> e.getValue().offset()));
            Map<TopicPartition, OffsetSpec> latest =
                    done.keySet().stream()
                            .collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .mapToLong(end -> end.getValue().offset() - done.getOrDefault(end.getKey(), 0L))
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the lag of " + group + " cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// How often a breaker has let a probe through so far.
    public int probes() {
        List<ConsumerRecord<String, Decoded<EndpointHealth>>> records;
        do {
            records = new java.util.ArrayList<>();
            health.poll(Duration.ofMillis(300)).forEach(records::add);
            for (ConsumerRecord<String, Decoded<EndpointHealth>> record : records) {
                if (record.value() instanceof Decoded.Readable<EndpointHealth>(var value)
                        && value.getState().equals("HALF_OPEN")) {
                    probes.merge(record.key(), 1, Integer::sum);
                }
            }
        } while (!records.isEmpty());
        return probes.values().stream().mapToInt(n -> n).max().orElse(0);
    }

    @Override
    public void close() {
        health.close();
        admin.close();
    }
}
