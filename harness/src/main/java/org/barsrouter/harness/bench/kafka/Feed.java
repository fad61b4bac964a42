package org.barsrouter.harness.bench.kafka;

import java.net.URI;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.harness.bench.receiver.MessageNumber;
import org.barsrouter.harness.bench.scenario.Shape;
import org.barsrouter.harness.bench.tally.Book;

/// Appends messages to `bars.outbound` at fixed instants, whatever becomes of them. The book gets
/// the instant at which each was *meant* to be sent, so that a sender that falls behind hides
/// nothing (no coordinated omission).
public final class Feed implements AutoCloseable {
    /// Messages of a conversation.
    private static final int TURNS = 4;

    /// Conversations of a service that are open at a time; their messages take turns, as nobody
    /// books and cancels within milliseconds.
    private static final int OPEN = 16;

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicLong order = new AtomicLong();

    /// Where a service is now.
    @FunctionalInterface
    public interface Directory {
        URI address(int service);
    }

    /// One stream of messages.
    ///
    /// @param run its number, which the receivers see
    /// @param count messages in all
    /// @param perSecond at this rate; infinite is as fast as possible
    public record Stream(int run, Shape shape, int count, double perSecond) {}

    /// @param connection `bootstrap.servers` and what security needs
    public Feed(Map<String, Object> connection) {
        Map<String, Object> options = new java.util.HashMap<>(connection);
        options.put(ProducerConfig.ACKS_CONFIG, "all");
        options.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        options.put(ProducerConfig.BATCH_SIZE_CONFIG, 262_144);
        options.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 128L << 20);
        this.producer =
                new KafkaProducer<>(options, new StringSerializer(), new ByteArraySerializer());
    }

    /// Sends it all; returns when the last one has been handed over.
    public void send(Stream stream, Book book, Sending sending) {
        SplittableRandom random = new SplittableRandom(stream.shape().name().hashCode());
        int[] perService = new int[stream.shape().services()];
        long start = System.nanoTime();
        boolean flood = Double.isInfinite(stream.perSecond());
        for (int i = 0; i < stream.count(); i++) {
            long intended =
                    flood ? System.nanoTime() : start + Math.round(i * 1e9 / stream.perSecond());
            waitUntil(intended);
            int service = stream.shape().draw(random);
            long conversation = ((long) service << 32) | turn(perService[service]++);
            int number = book.send(intended, service, conversation);
            var _ =
                    producer.send(
                            sending.letters()
                                    .write(
                                            new Message(
                                                    new MessageNumber(
                                                            stream.run(), service, number),
                                                    endpointId(stream.shape(), service),
                                                    sending.directory().address(service),
                                                    conversation,
                                                    order.incrementAndGet())));
        }
    }

    /// The conversation of a service's next message, by how many it has had.
    static int turn(int before) {
        return before / (OPEN * TURNS) * OPEN + before % OPEN;
    }

    /// How messages are addressed and written.
    public record Sending(Letters letters, Directory directory) {}

    /// The id of the endpoint of a service.
    public static String endpointId(Shape shape, int service) {
        return shape.name() + "/e" + shape.endpointOf(service);
    }

    private static void waitUntil(long nanos) {
        long left = nanos - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanos - System.nanoTime();
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
