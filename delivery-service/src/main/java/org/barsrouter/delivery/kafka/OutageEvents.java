package org.barsrouter.delivery.kafka;

import java.time.Duration;
import org.barsrouter.delivery.gate.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells whoever is on duty of an outage: one line when it starts and one when it ends, and a
/// counter.
final class OutageEvents {
    private static final Logger LOG = LoggerFactory.getLogger(OutageEvents.class);

    private final DeliveryMetrics metrics;

    OutageEvents(DeliveryMetrics metrics) {
        this.metrics = metrics;
    }

    void moved(Outage outage) {
        metrics.outage(outage);
        switch (outage.phase()) {
            case STARTED ->
                    LOG.atWarn()
                            .addKeyValue("scope", outage.subject().scope())
                            .addKeyValue("subject", outage.subject().key())
                            .addKeyValue("since", outage.since())
                            .addKeyValue("because", outage.because())
                            .log("outage started");
            case ENDED ->
                    LOG.atInfo()
                            .addKeyValue("scope", outage.subject().scope())
                            .addKeyValue("subject", outage.subject().key())
                            .addKeyValue("since", outage.since())
                            .addKeyValue(
                                    "seconds",
                                    Duration.between(outage.since(), outage.at()).toSeconds())
                            .addKeyValue(
                                    "explainedBy",
                                    outage.explainedBy()
                                            .map(subject -> subject.key())
                                            .orElse("none"))
                            .log("outage ended");
        }
    }
}
