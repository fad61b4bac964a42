package org.barsrouter.delivery.kafka;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barsrouter.delivery.gate.Outage;
import org.barsrouter.delivery.lane.Effect.BreakerMoved;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is told when the health of something has changed: a line, a gauge, and a record for the
/// other instances.
final class HealthNews {
    private static final Logger LOG = LoggerFactory.getLogger(HealthNews.class);

    private final DeliveryTools tools;
    private final OutageEvents outages;

    HealthNews(DeliveryTools tools) {
        this.tools = tools;
        this.outages = new OutageEvents(tools.metrics());
    }

    /// The record that is still to be sent.
    ProducerRecord<String, SpecificRecord> moved(BreakerMoved moved) {
        tools.metrics().breaker(moved.subject(), moved.state());
        LOG.atDebug()
                .addKeyValue("scope", moved.subject().scope())
                .addKeyValue("subject", moved.subject().key())
                .addKeyValue("state", HealthRecords.name(moved.state()))
                .addKeyValue("because", moved.because().map(Enum::name).orElse("probe"))
                .log("breaker moved");
        return HealthRecords.write(moved, tools.origin(), tools.clock().instant());
    }

    void moved(Outage outage) {
        outages.moved(outage);
    }
}
