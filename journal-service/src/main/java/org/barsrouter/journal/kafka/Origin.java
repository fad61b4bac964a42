package org.barsrouter.journal.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.barsrouter.journal.fact.RecordPosition;

/// Where and when a record was appended, and under which key.
record Origin(RecordPosition position, Instant timestamp, String key) {

    static Origin of(ConsumerRecord<byte[], ?> record) {
        return new Origin(
                new RecordPosition(record.topic(), record.partition(), record.offset()),
                Instant.ofEpochMilli(record.timestamp()),
                record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8));
    }
}
