package org.barsrouter.schemas.topic;

import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// One topic of the contract. Keys are UTF-8 text on the wire; `K` is what that text means, so that
/// a record with the wrong kind of key does not compile.
///
/// @param owner the module that writes it, or the first of several
/// @param writtenBy all modules that write it
/// @param readBy all modules that read it
/// @param settings topic settings beyond the policy, in Kafka's own names
public record Topic<K, V extends SpecificRecord>(
        String name,
        String owner,
        String writtenBy,
        String readBy,
        Class<V> valueType,
        Function<K, String> keyText,
        Partitions partitions,
        Cleanup cleanup,
        Map<String, String> settings) {

    /// Which number of the cluster's layout gives the topic its partitions.
    public enum Partitions {
        INBOUND,
        OUTBOUND,
        REPLIES,
        CATALOGUE,
        JOURNAL,
        ONE
    }

    /// Kafka's cleanup policy.
    public enum Cleanup {
        DELETE("delete"),
        COMPACT("compact");

        private final String setting;

        Cleanup(String setting) {
            this.setting = setting;
        }

        public String setting() {
            return setting;
        }
    }

    public Topic {
        settings = Map.copyOf(settings);
    }

    public String key(K key) {
        return keyText.apply(key);
    }

    /// A record whose partition follows from its key.
    public ProducerRecord<String, SpecificRecord> record(K key, V value) {
        return new ProducerRecord<>(name, key(key), value);
    }

    /// A record for one partition, where the contract fixes it.
    public ProducerRecord<String, SpecificRecord> record(int partition, K key, V value) {
        return new ProducerRecord<>(name, partition, key(key), value);
    }

    /// Subject of the value's schema, by Confluent's topic name strategy.
    public String subject() {
        return name + "-value";
    }

    @Override
    public String toString() {
        return name;
    }
}
