package org.barsrouter.router.topology;

import java.time.Instant;
import org.barsrouter.schemas.avro.Pointer;

/// Where a record lies and when Kafka appended it. All times that the router writes are this one: a
/// record that is read twice after a crash must become the same records twice.
record Origin(String topic, int partition, long offset, Instant appendedAt) {

    Pointer pointer() {
        return new Pointer(partition, offset);
    }

    /// How a record is named that has no other name.
    String text() {
        return topic + "-" + partition + "-" + offset;
    }
}
