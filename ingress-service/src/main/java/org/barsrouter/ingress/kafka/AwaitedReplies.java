package org.barsrouter.ingress.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.tracing.http.Ongoing;
import org.barsrouter.tracing.http.SpanField;
import org.barsrouter.tracing.http.SpanName;
import org.barsrouter.tracing.http.Tracing;
import org.barsrouter.tracing.kafka.TraceHeaders;

/// Who waits for which reply in this process. A reply that nobody waits for is dropped unread: it
/// is another instance's, or too late.
public final class AwaitedReplies {
    private final ConcurrentMap<String, CompletableFuture<Ending>> open = new ConcurrentHashMap<>();
    private final ReplyRecords records;
    private final Tracing tracing;

    public AwaitedReplies(KafkaAccess kafka, Tracing tracing) {
        this.records = new ReplyRecords(kafka.format());
        this.tracing = tracing;
    }

    /// Starts waiting; to be called before the message is sent.
    CompletableFuture<Ending> await(DeliveryId delivery) {
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        open.put(delivery.toString(), ending);
        return ending;
    }

    void forget(DeliveryId delivery) {
        open.remove(delivery.toString());
    }

    /// Takes what was read; decoding stays on the one reading thread, whose Avro reader is warm.
    void arrived(ConsumerRecord<String, byte[]> record) {
        CompletableFuture<Ending> ending = open.get(record.key());
        if (ending != null && record.value() != null) {
            Ongoing span = span(record);
            ending.complete(new Ending.Replied(records.read(record)));
            span.end();
        }
    }

    private Ongoing span(ConsumerRecord<String, byte[]> record) {
        return tracing.isOn()
                ? tracing.start(SpanName.REPLY, TraceHeaders.read(record.headers()))
                        .with(SpanField.DELIVERY_ID, record.key())
                : Ongoing.nothing();
    }

    /// How many relay requests are open.
    public int count() {
        return open.size();
    }
}
