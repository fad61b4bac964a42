package org.barsrouter.delivery.store;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.jspecify.annotations.Nullable;

/// Lets a few partitions be read at a time: with two processors, two partitions after the other two
/// are at work sooner than all of them side by side. A reader to whom the broker gives nothing
/// gives its turn to others, so that one that is stuck stops nobody.
///
/// With a turn comes a consumer, which goes from reader to reader: two dozen partitions are read
/// with two, not with two dozen. It copies nothing of what it read.
public final class ReadTurns implements AutoCloseable {
    private static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ZERO);

    private final Semaphore free;
    private final Map<String, Object> options;
    private final Queue<Consumer<ByteBuffer, ByteBuffer>> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /// @param atOnce readers at a time, at least 1
    /// @param connection `bootstrap.servers` and what security needs
    public ReadTurns(int atOnce, Map<String, Object> connection) {
        this.free = new Semaphore(atOnce, true);
        this.options = new HashMap<>(connection);
        options.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        options.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        options.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        options.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        options.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        options.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 * 1024 * 1024);
        options.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1024 * 1024);
    }

    public Turn turn() {
        return new Turn();
    }

    /// Closes the consumers that nobody has.
    public void closeIdle() {
        for (Consumer<ByteBuffer, ByteBuffer> next = idle.poll();
                next != null;
                next = idle.poll()) {
            next.close(AT_ONCE);
        }
    }

    /// Whoever still has a consumer closes it when it is done.
    @Override
    public void close() {
        closed = true;
        closeIdle();
    }

    /// One reader's turn. Used by one thread.
    public final class Turn implements AutoCloseable {
        private @Nullable Consumer<ByteBuffer, ByteBuffer> consumer;
        private boolean held;

        private Turn() {}

        /// Waits for its turn, unless it has it; gives its consumer, the same every time.
        public Consumer<ByteBuffer, ByteBuffer> take() {
            if (!held) {
                free.acquireUninterruptibly();
                held = true;
            }
            Consumer<ByteBuffer, ByteBuffer> mine = consumer == null ? idle.poll() : consumer;
            if (mine == null) {
                mine =
                        new KafkaConsumer<>(
                                options,
                                new ByteBufferDeserializer(),
                                new ByteBufferDeserializer());
            }
            consumer = mine;
            return mine;
        }

        public void giveBack() {
            if (held) {
                held = false;
                free.release();
            }
        }

        /// All went well: its consumer is for the next reader.
        public void done() {
            Consumer<ByteBuffer, ByteBuffer> mine = consumer;
            consumer = null;
            giveBack();
            if (mine != null) {
                mine.unsubscribe();
                idle.add(mine);
                if (closed) {
                    closeIdle();
                }
            }
        }

        /// Unless all went well, its consumer is not trusted any more.
        @Override
        public void close() {
            giveBack();
            if (consumer != null) {
                consumer.close(AT_ONCE);
            }
        }
    }
}
