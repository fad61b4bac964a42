package org.barsrouter.delivery.kafka;

import java.util.Map;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;

/// Where the messages of parked deliveries are read again.
///
/// @param outbound gives the message with its endpoint and policy in one read
/// @param inbound the message alone, should the other be gone: its sender is to be told
public record MessageReader(
        RecordReader<OutboundDelivery> outbound, RecordReader<InboundMessage> inbound)
        implements AutoCloseable {

    /// Readers of both topics.
    ///
    /// @param connection `bootstrap.servers` and what security needs
    public static MessageReader open(Map<String, Object> connection, RecordFormat format) {
        return new MessageReader(
                new RecordReader<>(connection, format, Topics.OUTBOUND),
                new RecordReader<>(connection, format, Topics.INBOUND));
    }

    @Override
    public void close() {
        outbound.close();
        inbound.close();
    }
}
