package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;

/// Everything there is in a story.
final class World {
    private final Plan plan;
    private final Chance chance;
    private final Timeline timeline;
    private final Chronicle chronicle;
    private final SimulatedLog log;
    private final Judge judge;
    private final Receivers receivers;
    private final Group group;

    World(long seed, Engine.Maker maker, Fence fence, Chronicle.Detail detail) {
        this.chance = new Chance(seed);
        this.plan = new Planner(chance).plan();
        this.timeline = new Timeline();
        this.chronicle = new Chronicle(timeline, detail);
        this.log = new SimulatedLog(timeline, chance, fence);
        this.group = new Group(this, maker);
        this.judge = new Judge(this);
        this.receivers = new Receivers(this);
    }

    Plan plan() {
        return plan;
    }

    Chance chance() {
        return chance;
    }

    Timeline timeline() {
        return timeline;
    }

    Chronicle chronicle() {
        return chronicle;
    }

    SimulatedLog log() {
        return log;
    }

    Judge judge() {
        return judge;
    }

    Receivers receivers() {
        return receivers;
    }

    Group group() {
        return group;
    }

    Instant now() {
        return timeline.now();
    }

    /// How long Kafka takes for one step just now.
    Duration logTakes() {
        if (group.logIsSlow()) {
            chronicle.count(Happening.SLOW_ACKNOWLEDGEMENT);
            return chance.millis(100, 3_000);
        }
        return chance.millis(1, 12);
    }
}
