package org.barsrouter.harness.bench.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barsrouter.schemas.topic.Topics;

/// For other people's consumers: the value is the body, the headers hold the address and both ids,
/// so that they need neither a registry nor a catalogue. The key is the ServiceId, which is finer
/// than our lane: more can be done at once in key order.
public final class PlainLetters implements Letters {
    private final byte[] body;

    public PlainLetters(byte[] body) {
        this.body = body.clone();
    }

    @Override
    public ProducerRecord<String, byte[]> write(Message message) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.OUTBOUND.name(), message.target(), body);
        header(record, "url", message.address() + "/$process-message");
        header(record, "X-Request-Id", message.requestId());
        header(record, "X-Correlation-Id", message.correlationId());
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.US_ASCII));
    }
}
