package org.barsrouter.delivery.kafka;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.routetable.kafka.TopicFollower;
import org.barsrouter.schemas.avro.EndpointHealth;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;

/// Reads what other instances say about endpoints and hosts: whoever found an outage probes, the
/// others follow. Our own records come back too and say nothing new.
public final class HealthFollower implements AutoCloseable {
    private final Gates gates;
    private final TopicFollower<EndpointHealth> follower;

    /// Starts following.
    ///
    /// @param connection `bootstrap.servers` and what security needs
    public static HealthFollower follow(
            Map<String, Object> connection, RecordFormat format, Gates gates) {
        return new HealthFollower(connection, format, gates);
    }

    private HealthFollower(Map<String, Object> connection, RecordFormat format, Gates gates) {
        this.gates = gates;
        this.follower =
                TopicFollower.start(connection, format, Topics.ENDPOINT_HEALTH, this::heard);
    }

    private void heard(ConsumerRecord<String, Decoded<EndpointHealth>> record) {
        if (record.value() instanceof Decoded.Readable<EndpointHealth>(EndpointHealth health)) {
            HealthRecords.subject(record.key(), health)
                    .ifPresent(subject ->
                            HealthRecords.state(health)
                                    .ifPresent(state -> {
                                        Instant at = Instant.ofEpochMilli(record.timestamp());
                                        Optional<?> _ = gates.heard(subject, state, at);
                                    }));
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
