package org.barsrouter.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.delivery.app.TestCluster;
import org.barsrouter.delivery.breaker.AttemptSample;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.gate.Gate;
import org.barsrouter.delivery.gate.Gate.Verdict;
import org.barsrouter.delivery.gate.GateLimits;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.delivery.gate.Leave;
import org.barsrouter.delivery.lane.Effect;
import org.barsrouter.routing.policy.Policy.Backoff;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.id.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two instances, as far as they know of each other: each with gates of its own, and the topic
/// between them.
class HealthFollowerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Lane LANE = new Lane("product/1", 0);

    private final String host = UUID.randomUUID() + ".example:443";
    private final Instant now = InstantSource.system().instant();
    private final Gates ours = gates();
    private final Gates theirs = gates();
    private final HealthFollower we = follower(ours);
    private final HealthFollower they = follower(theirs);

    @AfterEach
    void close() {
        we.close();
        they.close();
    }

    @Test
    void what_one_instance_finds_dead_the_other_leaves_alone_until_it_is_back() throws Exception {
        Gate.Moved opened = fail(ours.host(host));
        tell(opened);

        await().atMost(PATIENCE).until(() -> !theirs.host(host).state().isClosed());
        Instant probe = ((BreakerState.Open) opened.after()).probeAt();
        assertThat(theirs.host(host).enter("a", LANE, probe))
                .as("at the time of the probe, which is ours")
                .isInstanceOf(Leave.Down.class);
        assertThat(ours.host(host).enter("a", LANE, probe)).isEqualTo(Leave.GO);

        int epoch = theirs.epoch();
        tell(ours.host(host).record(Verdict.WORKS, "a", sample(probe)).orElseThrow());

        await().atMost(PATIENCE).until(() -> theirs.host(host).state().isClosed());
        assertThat(theirs.epoch()).as("lanes that wait look again").isGreaterThan(epoch);
        assertThat(ours.host(host).state().isClosed()).as("our own news change nothing").isTrue();
    }

    @Test
    void an_instance_that_starts_during_an_outage_knows_of_it() throws Exception {
        tell(fail(ours.host(host)));
        Gates late = gates();

        try (HealthFollower _ = follower(late)) {
            await().atMost(PATIENCE).until(() -> !late.host(host).state().isClosed());
        }
    }

    private Gate.Moved fail(Gate gate) {
        Optional<Gate.Moved> moved = Optional.empty();
        while (moved.isEmpty()) {
            moved = gate.record(Verdict.FAILED_HERE, "a", sample(now));
        }
        return moved.get();
    }

    /// Writes what an instance writes when a breaker of its own moves.
    private void tell(Gate.Moved moved) throws Exception {
        Effect.BreakerMoved news =
                new Effect.BreakerMoved(ours.host(host).subject(), moved.after(), Optional.empty());
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(
                        TestCluster.connection(),
                        new StringSerializer(),
                        TestCluster.FORMAT.serializer())) {
            producer.send(
                            HealthRecords.write(
                                    news,
                                    new Origin(Environment.SANDBOX, "group"),
                                    InstantSource.system().instant()))
                    .get();
        }
    }

    private static AttemptSample sample(Instant at) {
        return new AttemptSample(at, at, Classification.UNREACHABLE, Optional.empty());
    }

    private static HealthFollower follower(Gates gates) {
        return HealthFollower.follow(TestCluster.connection(), TestCluster.FORMAT, gates);
    }

    private static Gates gates() {
        Backoff probe = new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(5), 2);
        return new Gates(new GateLimits(new Breaker.Limits(3, probe), 8), new Random(5));
    }
}
