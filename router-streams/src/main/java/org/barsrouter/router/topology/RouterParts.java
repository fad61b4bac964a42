package org.barsrouter.router.topology;

import java.time.Duration;
import org.barsrouter.router.decision.RouteMessage;
import org.barsrouter.router.fhir.NoticeBundle;
import org.barsrouter.schemas.serde.RecordFormat;

/// What the topology is built from.
public record RouterParts(
        RecordFormat format,
        RouteMessage routing,
        NoticeBundle notices,
        Observer observer,
        Terms terms) {

    /// What holds for all records.
    ///
    /// @param group consumer group, named in dead letters
    /// @param noticeMaxAge how long after the end of a delivery its notice is worth delivering
    public record Terms(String group, Duration noticeMaxAge) {}

    DeadLetters deadLetters() {
        return new DeadLetters(format.environment(), terms.group());
    }
}
