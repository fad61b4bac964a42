package org.barsrouter.harness.bench.kafka;

import org.apache.kafka.clients.producer.ProducerRecord;

/// How a message lies in `bars.outbound` for the system that is measured.
@FunctionalInterface
public interface Letters {
    ProducerRecord<String, byte[]> write(Message message);
}
