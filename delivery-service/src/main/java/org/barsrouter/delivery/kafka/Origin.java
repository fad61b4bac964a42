package org.barsrouter.delivery.kafka;

import org.barsrouter.schemas.avro.Environment;

/// Who writes: stands in dead letters and attempts.
public record Origin(Environment environment, String groupId) {}
