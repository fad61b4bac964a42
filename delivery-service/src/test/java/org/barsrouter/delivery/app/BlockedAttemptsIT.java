package org.barsrouter.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.barsrouter.schemas.avro.Attempt;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlockedAttemptsIT extends WholeService {

    @Test
    void a_topic_of_attempts_that_takes_nothing_delays_neither_answers_nor_parking() {
        service.stop();
        service = newService(Map.of(), Map.of("interceptor.classes", Closed.class.getName()));
        service.start();
        receiver.thenAnswer(503, "", "Retry-After: 2");
        Outbound deferred = Outbound.deferred(endpoint, receiver.address());
        Outbound relay = Outbound.relay(endpoint, receiver.address());

        send(deferred);
        parked.await(e -> e.getLane().equals(deferred.lane().toString()));
        outcomes.await(o -> o.getDeliveryId().equals(deferred.idText()));
        send(relay);
        replies.await(r -> r.getDeliveryId().equals(relay.idText()));

        assertThat(attempts.now(a -> ofEither(a, deferred, relay))).isEmpty();
        Closed.GATE.get().countDown();
        attempts.await(
                a -> ofEither(a, relay, relay) && a.getDisposition() == Disposition.DELIVERED);
        attempts.await(a ->
                ofEither(a, deferred, deferred) && a.getDisposition() == Disposition.DELIVERED);
    }

    private static boolean ofEither(Attempt attempt, Outbound one, Outbound other) {
        String id = attempt.getDeliveryId();
        return id.equals(one.idText()) || id.equals(other.idText());
    }

    /// Holds every thread that is about to write an attempt.
    public static final class Closed
            implements ProducerInterceptor<Object, Object>, ConsumerInterceptor<Object, Object> {
        static final AtomicReference<CountDownLatch> GATE =
                new AtomicReference<>(new CountDownLatch(1));

        @Override
        public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> record) {
            if (record.topic().equals(Topics.ATTEMPTS.name())) {
                try {
                    GATE.get().await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return record;
        }

        @Override
        public void onAcknowledgement(
                @Nullable RecordMetadata metadata, @Nullable Exception failure) {}

        @Override
        public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
            return records;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void configure(Map<String, ?> settings) {}

        @Override
        public void close() {}
    }
}
