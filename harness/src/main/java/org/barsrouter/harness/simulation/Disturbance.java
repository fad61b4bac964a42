package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;

/// What happens to the owner of the partition, or to the router, beside the receivers' moods.
sealed interface Disturbance {

    Instant at();

    /// The process is killed.
    record Kill(Instant at) implements Disturbance {}

    /// The process is killed between two effects, so many effects later.
    record KillBetweenEffects(Instant at, int effects) implements Disturbance {}

    /// The process stands still and wakes; too late, it is a zombie.
    record Freeze(Instant at, Duration time) implements Disturbance {}

    /// The process cannot reach Kafka, and runs on.
    record CutOff(Instant at, Duration time) implements Disturbance {}

    /// The partition moves to another instance.
    record Move(Instant at) implements Disturbance {}

    /// The router crashes: its last records are routed again.
    record RouteAgain(Instant at, int records) implements Disturbance {}

    /// Kafka acknowledges slowly for a time.
    record SlowLog(Instant at, Duration time) implements Disturbance {}
}
