package org.barsrouter.router.topology;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.header.RecordHeaders;
import org.barsrouter.schemas.registry.SchemaRegistryException;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;

/// The last line: a fault with one record that nothing above has answered makes that record a dead
/// letter and lets its partition go on; a fault of Kafka or the registry stops the thread, which is
/// replaced and reads the record again.
public final class FailedRecords implements ProcessingExceptionHandler, ProductionExceptionHandler {
    /// Setting under which the handler finds its {@link RouterParts}.
    public static final String PARTS = "bars.router.parts";

    private @Nullable RouterParts parts;

    @Override
    public void configure(Map<String, ?> settings) {
        parts = (RouterParts) settings.get(PARTS);
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception fault) {
        return isRecoverable(fault)
                ? ProcessingExceptionHandler.Response.fail()
                : ProcessingExceptionHandler.Response.resume(List.of(buried(context, fault)));
    }

    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception fault) {
        if (fault instanceof RecordTooLargeException) {
            return ProductionExceptionHandler.Response.resume(List.of(buried(context, fault)));
        }
        return fault instanceof RetriableException
                ? ProductionExceptionHandler.Response.retry()
                : ProductionExceptionHandler.Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // the raw ProducerRecord is the interface's own
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception fault,
            SerializationExceptionOrigin origin) {
        return isRecoverable(fault)
                ? ProductionExceptionHandler.Response.fail()
                : ProductionExceptionHandler.Response.resume(List.of(buried(context, fault)));
    }

    private static boolean isRecoverable(Exception fault) {
        return fault instanceof KafkaException || fault instanceof SchemaRegistryException;
    }

    private ProducerRecord<byte[], byte[]> buried(ErrorHandlerContext context, Exception fault) {
        RouterParts known = parts;
        if (known == null) {
            throw new IllegalStateException("the setting " + PARTS + " is missing");
        }
        Origin origin =
                new Origin(
                        context.topic(),
                        context.partition(),
                        context.offset(),
                        Instant.ofEpochMilli(context.timestamp()));
        known.observer().failed(origin, fault);
        String detail = fault.getClass().getSimpleName() + " in " + context.processorNodeId();
        DeadLetter letter = known.deadLetters().failed(context.sourceRawValue(), detail, origin);
        String topic = Topics.DEAD_LETTERS.name();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        topic,
                        DeadLetters.POISON_KEY.getBytes(StandardCharsets.UTF_8),
                        known.format().serializer().serialize(topic, letter));
        record.headers()
                .add(
                        RecordHeaders.ENVIRONMENT,
                        known.format().environment().name().getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
