package org.barsrouter.router.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.registry.SchemaRegistryException;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailedRecordsTest {
    private static final ErrorHandlerContext PLACE = new Place();

    private final FailedRecords handler = new FailedRecords();

    @BeforeEach
    void configure() {
        handler.configure(Map.of(FailedRecords.PARTS, Rig.parts(new SimpleMeterRegistry())));
    }

    @Test
    void a_bug_ends_its_record_and_not_the_partition() {
        var response = processing(new IllegalStateException("patient data"));

        assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
        DeadLetter letter = letter(response.deadLetterQueueRecords());
        assertThat(letter.getReason()).isEqualTo("ROUTER_FAILED");
        assertThat(letter.getDeliveryId()).isEqualTo("bars.inbound.v1-1-9");
        assertThat(letter.getDetail()).isEqualTo("IllegalStateException in decide-verdict");
        assertThat(letter.toString()).doesNotContain("patient data");
    }

    @Test
    void a_fault_of_kafka_or_the_registry_is_not_the_records() {
        assertThat(processing(new TimeoutException("slow")).result())
                .isEqualTo(ProcessingExceptionHandler.Result.FAIL);
        assertThat(processing(new SchemaRegistryException("away")).result())
                .isEqualTo(ProcessingExceptionHandler.Result.FAIL);
    }

    @Test
    void a_record_that_kafka_finds_too_large_is_dead_lettered() {
        var response = production(new RecordTooLargeException("large"));

        assertThat(response.result()).isEqualTo(ProductionExceptionHandler.Result.RESUME);
        assertThat(letter(response.deadLetterQueueRecords()).getSourceTopic())
                .isEqualTo("bars.inbound.v1");
    }

    @Test
    void what_kafka_may_take_later_is_sent_again() {
        assertThat(production(new TimeoutException("slow")).result())
                .isEqualTo(ProductionExceptionHandler.Result.RETRY);
    }

    @Test
    void what_kafka_refuses_stops_the_thread() {
        assertThat(production(new AuthorizationException("no")).result())
                .isEqualTo(ProductionExceptionHandler.Result.FAIL);
    }

    private ProcessingExceptionHandler.Response processing(Exception fault) {
        return handler.handleError(PLACE, new Record<>("key", "value", 0), fault);
    }

    private ProductionExceptionHandler.Response production(Exception fault) {
        return handler.handleError(PLACE, new ProducerRecord<>("out", new byte[1]), fault);
    }

    private static DeadLetter letter(List<ProducerRecord<byte[], byte[]>> records) {
        ProducerRecord<byte[], byte[]> record = records.getFirst();
        assertThat(record.topic()).isEqualTo(Topics.DEAD_LETTERS.name());
        assertThat(record.key()).isEqualTo("poison".getBytes(UTF_8));
        return Rig.value(
                Rig.FORMAT
                        .deserializer(Topics.DEAD_LETTERS)
                        .deserialize(record.topic(), record.headers(), record.value()));
    }

    private record Place() implements ErrorHandlerContext {
        @Override
        public String topic() {
            return "bars.inbound.v1";
        }

        @Override
        public int partition() {
            return 1;
        }

        @Override
        public long offset() {
            return 9;
        }

        @Override
        public Headers headers() {
            return new RecordHeaders();
        }

        @Override
        public String processorNodeId() {
            return "decide-verdict";
        }

        @Override
        public TaskId taskId() {
            return new TaskId(0, 1);
        }

        @Override
        public long timestamp() {
            return Samples.NOW.toEpochMilli();
        }

        @Override
        public byte[] sourceRawKey() {
            return new byte[1];
        }

        @Override
        public byte[] sourceRawValue() {
            return new byte[] {1, 2, 3};
        }
    }
}
