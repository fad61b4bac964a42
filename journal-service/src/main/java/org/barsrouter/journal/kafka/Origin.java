package org.barsrouter.journal.kafka;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.barsrouter.journal.fact.RecordPosition;

/// Where and when a record was appended.
record Origin(RecordPosition position, Instant timestamp) {

    static Origin of(ConsumerRecord<?, ?> record) {
        return new Origin(
                new RecordPosition(record.topic(), record.partition(), record.offset()),
                Instant.ofEpochMilli(record.timestamp()));
    }
}
