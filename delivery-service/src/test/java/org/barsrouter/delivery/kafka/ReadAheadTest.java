package org.barsrouter.delivery.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.barsrouter.delivery.state.Position;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static final int FETCH = 256 * 1024;

    private long seconds;

    @Test
    void keeps_a_record_until_it_is_taken_once() {
        ReadAhead ahead = ahead(1_000);
        ahead.keep(record(7, ByteBuffer.wrap("kv".getBytes(UTF_8))));

        assertThat(ahead.take(new Position(3, 7)))
                .map(ConsumerRecord::value)
                .hasValueSatisfying(value -> assertThat(value).hasSize(100));
        assertThat(ahead.take(new Position(3, 7))).isEmpty();
    }

    @Test
    void the_oldest_give_way() {
        ReadAhead ahead = ahead(250);
        for (int offset = 0; offset < 3; offset++) {
            ahead.keep(record(offset, ByteBuffer.wrap("kv".getBytes(UTF_8))));
        }

        assertThat(ahead.take(new Position(3, 0))).isEmpty();
        assertThat(ahead.take(new Position(3, 1))).isPresent();
        assertThat(ahead.take(new Position(3, 2))).isPresent();
    }

    @Test
    void what_is_kept_of_a_record_does_not_hold_the_whole_fetch() {
        ReadAhead ahead = ahead(1_000);
        WeakReference<byte[]> fetch = kept(ahead);

        awaitGone(fetch);

        Optional<ConsumerRecord<String, byte[]>> record = ahead.take(new Position(3, 7));
        assertThat(record.orElseThrow().headers().lastHeader("k").value())
                .asString()
                .isEqualTo("v");
    }

    @Test
    void what_nobody_wants_for_long_is_let_go() {
        ReadAhead ahead = ahead(1_000);
        ahead.keep(record(1, ByteBuffer.wrap("kv".getBytes(UTF_8))));
        seconds = 5;
        ahead.keep(record(2, ByteBuffer.wrap("kv".getBytes(UTF_8))));
        assertThat(ahead.take(new Position(3, 1))).isPresent();
        ahead.keep(record(3, ByteBuffer.wrap("kv".getBytes(UTF_8))));

        seconds = 11;
        assertThat(ahead.take(new Position(3, 2))).isEmpty();
        assertThat(ahead.take(new Position(3, 3))).isEmpty();
    }

    @Test
    void even_when_nothing_else_comes() {
        ReadAhead ahead = ahead(1_000);
        WeakReference<byte[]> value = valueKept(ahead);
        seconds = 6;
        ahead.forget();

        awaitGone(value);
        assertThat(ahead.take(new Position(3, 1))).isEmpty();
    }

    private static void awaitGone(WeakReference<byte[]> bytes) {
        await().untilAsserted(() -> {
            System.gc();
            assertThat(bytes.refersTo(null)).isTrue();
        });
    }

    private ReadAhead ahead(long most) {
        return new ReadAhead(most, Duration.ofSeconds(5), () -> TimeUnit.SECONDS.toNanos(seconds));
    }

    private static WeakReference<byte[]> valueKept(ReadAhead ahead) {
        ConsumerRecord<String, byte[]> record = record(1, ByteBuffer.wrap("kv".getBytes(UTF_8)));
        ahead.keep(record);
        return new WeakReference<>(record.value());
    }

    private static WeakReference<byte[]> kept(ReadAhead ahead) {
        byte[] fetch = Arrays.copyOf("kv".getBytes(UTF_8), FETCH);
        ahead.keep(record(7, ByteBuffer.wrap(fetch)));
        return new WeakReference<>(fetch);
    }

    /// As a consumer makes it: its headers are windows onto what was fetched.
    private static ConsumerRecord<String, byte[]> record(long offset, ByteBuffer fetch) {
        return new ConsumerRecord<>(
                "bars.inbound.v1",
                3,
                offset,
                0,
                TimestampType.CREATE_TIME,
                1,
                100,
                "key",
                new byte[100],
                new RecordHeaders(List.of(new RecordHeader(fetch.slice(0, 1), fetch.slice(1, 1)))),
                Optional.empty());
    }
}
