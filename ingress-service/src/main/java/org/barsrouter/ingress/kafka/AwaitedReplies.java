package org.barsrouter.ingress.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.barsrouter.schemas.id.DeliveryId;

/// Who waits for which reply in this process. A reply that nobody waits for is dropped unread: it
/// is another instance's, or too late.
public final class AwaitedReplies {
    private final ConcurrentMap<String, CompletableFuture<Ending>> open = new ConcurrentHashMap<>();
    private final ReplyRecords records;

    public AwaitedReplies(KafkaAccess kafka) {
        this.records = new ReplyRecords(kafka.format());
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
            ending.complete(new Ending.Replied(records.read(record)));
        }
    }

    /// How many relay requests are open.
    public int count() {
        return open.size();
    }
}
