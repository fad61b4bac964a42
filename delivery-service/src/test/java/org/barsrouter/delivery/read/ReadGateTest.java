package org.barsrouter.delivery.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.barsrouter.delivery.breaker.AttemptSample;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.breaker.Subject;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.AttemptResult.Broken;
import org.barsrouter.delivery.classify.AttemptResult.Echo;
import org.barsrouter.delivery.classify.AttemptResult.Fault;
import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.barsrouter.delivery.classify.Body;
import org.barsrouter.delivery.classify.Classifier;
import org.barsrouter.delivery.gate.Gate;
import org.barsrouter.delivery.gate.GateLimits;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.delivery.gate.Leave;
import org.barsrouter.delivery.gate.Outage;
import org.barsrouter.delivery.lane.Effect;
import org.barsrouter.routing.policy.Policy.Backoff;
import org.barsrouter.schemas.id.Lane;
import org.junit.jupiter.api.Test;

class ReadGateTest {
    private static final Instant NOW = Reads.NOW;
    private static final String HOST = "receiver.example";
    private static final AttemptResult FOUND =
            new Answered(200, new Body.Resource(), Echo.BOTH_IDS, Optional.empty());
    private static final AttemptResult REFUSED_CONNECTION = new NotSent(Obstacle.CONNECT);
    private static final AttemptResult TIMED_OUT = new Broken(Fault.TIMEOUT);

    private final Gates gates =
            new Gates(
                    new GateLimits(
                            new Breaker.Limits(
                                    3,
                                    new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 2)),
                            2),
                    new SplittableRandom(1));
    private final ReadGate reads = new ReadGate(gates);
    private final ReadGate.Way way =
            new ReadGate.Way(Lane.of("product/one", 1, Reads.SERVICE), Reads.SERVICE, HOST);

    @Test
    void a_host_that_refuses_connections_is_down_for_messages_too_and_is_one_outage() {
        List<Effect> told = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            told.addAll(read(REFUSED_CONNECTION, NOW));
        }

        Gate host = gates.host(HOST);
        assertThat(host.state().isClosed()).isFalse();
        assertThat(told)
                .filteredOn(effect -> effect instanceof Effect.OutageMoved)
                .extracting(effect -> ((Effect.OutageMoved) effect).outage().phase())
                .containsExactly(Outage.Phase.STARTED);
        assertThat(told)
                .anySatisfy(effect -> assertThat(effect).isInstanceOf(Effect.BreakerMoved.class));
        assertThat(reads.enter(way, NOW).leave()).isInstanceOf(Leave.Down.class);
        assertThat(gates.outages().all()).hasSize(1);
    }

    @Test
    void what_messages_found_down_is_not_read_and_the_probe_that_is_due_may_be_a_read() {
        gates.heard(
                new Subject.Endpoint("product/one"),
                new BreakerState.Open(NOW, NOW.plusSeconds(5), 3, 0, Optional.empty()),
                NOW);

        assertThat(reads.enter(way, NOW).leave()).isInstanceOf(Leave.Down.class);

        Instant due = NOW.plusSeconds(60);
        ReadGate.Entered probe = reads.enter(way, due);
        assertThat(probe.leave()).isEqualTo(Leave.GO);
        assertThat(probe.effects()).hasSize(1);
        assertThat(reads.enter(way, due).leave()).isInstanceOf(Leave.Down.class);
        int epoch = gates.epoch();
        reads.ended(way, FOUND, sample(FOUND, due));
        assertThat(gates.endpoint("product/one").state().isClosed()).isTrue();
        assertThat(gates.epoch()).as("lanes look again").isGreaterThan(epoch);
    }

    @Test
    void a_probe_that_times_out_keeps_it_closed_off() {
        gates.heard(
                new Subject.Endpoint("product/one"),
                new BreakerState.Open(NOW, NOW.plusSeconds(5), 3, 0, Optional.empty()),
                NOW);
        Instant due = NOW.plusSeconds(60);
        reads.enter(way, due);

        reads.ended(way, TIMED_OUT, sample(TIMED_OUT, due));

        assertThat(gates.endpoint("product/one").state().isClosed()).isFalse();
    }

    @Test
    void a_refusal_without_a_reason_accuses_nobody_however_often_it_comes() {
        for (int status : List.of(400, 401, 403, 404, 405, 302)) {
            for (int i = 0; i < 5; i++) {
                AttemptResult refused =
                        new Answered(status, new Body.NotFhir(), Echo.MISSING, Optional.empty());
                read(refused, NOW);
            }
        }

        assertThat(gates.endpoint("product/one").state().isClosed()).isTrue();
    }

    @Test
    void time_outs_in_a_row_open_the_endpoint_and_one_answer_between_them_forgives() {
        read(TIMED_OUT, NOW);
        read(TIMED_OUT, NOW);
        read(FOUND, NOW);
        read(TIMED_OUT, NOW);
        read(TIMED_OUT, NOW);
        assertThat(gates.endpoint("product/one").state().isClosed()).isTrue();

        read(TIMED_OUT, NOW);

        assertThat(gates.endpoint("product/one").state().isClosed()).isFalse();
    }

    @Test
    void the_hosts_cap_counts_reads_and_a_used_up_pool_accuses_nobody() {
        assertThat(reads.enter(way, NOW).leave()).isEqualTo(Leave.GO);
        assertThat(reads.enter(way, NOW).leave()).isEqualTo(Leave.GO);
        assertThat(reads.enter(way, NOW).leave()).isInstanceOf(Leave.NotNow.class);

        AttemptResult noConnection = new NotSent(Obstacle.POOL);
        reads.ended(way, noConnection, sample(noConnection, NOW));
        reads.ended(way, FOUND, sample(FOUND, NOW));

        assertThat(gates.host(HOST).figures(NOW).inFlight()).isZero();
        assertThat(gates.endpoint("product/one").figures(NOW).inFlight()).isZero();
        assertThat(gates.host(HOST).state().isClosed()).isTrue();
    }

    private List<Effect> read(AttemptResult result, Instant at) {
        assertThat(reads.enter(way, at).leave()).isEqualTo(Leave.GO);
        return reads.ended(way, result, sample(result, at));
    }

    private static AttemptSample sample(AttemptResult result, Instant at) {
        return new AttemptSample(at, at, Classifier.classify(result), Optional.empty());
    }
}
