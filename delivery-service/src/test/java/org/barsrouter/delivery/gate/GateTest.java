package org.barsrouter.delivery.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.barsrouter.delivery.breaker.AttemptSample;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.breaker.Subject;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.gate.Gate.Verdict;
import org.barsrouter.delivery.gate.Outage.Phase;
import org.barsrouter.routing.policy.Policy.Backoff;
import org.barsrouter.schemas.id.Lane;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final Lane ONE = new Lane("one", 0);
    private static final Lane TWO = new Lane("two", 0);

    private final Gates gates =
            new Gates(
                    new GateLimits(
                            new Breaker.Limits(
                                    3,
                                    new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 2)),
                            8),
                    new Random(3));
    private final Gate host = gates.host("receiver.example:443");
    private final Gate endpoint = gates.endpoint("platform/1");

    @Test
    void lanes_of_a_host_share_its_cap_equally_once_one_is_short() {
        for (int i = 0; i < 8; i++) {
            assertThat(host.enter("one", ONE, NOW)).isEqualTo(Leave.GO);
        }
        assertThat(host.enter("two", TWO, NOW)).isInstanceOf(Leave.NotNow.class);

        for (int i = 0; i < 4; i++) {
            host.leave(ONE);
        }
        assertThat(host.enter("one", ONE, NOW)).isInstanceOf(Leave.NotNow.class);
        for (int i = 0; i < 4; i++) {
            assertThat(host.enter("two", TWO, NOW)).isEqualTo(Leave.GO);
        }
        assertThat(host.figures(NOW).inFlight()).isEqualTo(8);
    }

    @Test
    void an_operator_pauses_limits_and_lets_go() {
        endpoint.order(orders -> orders.paused(true), NOW);
        assertThat(endpoint.enter("a", ONE, NOW)).isInstanceOf(Leave.Paused.class);
        assertThat(endpoint.ask(ONE, NOW)).isInstanceOf(Leave.Paused.class);

        endpoint.order(
                orders -> orders.paused(false).cap(OptionalInt.of(2)).rate(OptionalDouble.of(20)),
                NOW);
        assertThat(endpoint.enter("a", ONE, NOW)).isEqualTo(Leave.GO);
        assertThat(endpoint.enter("a", ONE, NOW.plusMillis(49)))
                .as("20 a second")
                .isInstanceOf(Leave.NotNow.class);
        assertThat(endpoint.enter("a", ONE, NOW.plusMillis(50))).isEqualTo(Leave.GO);
        assertThat(endpoint.enter("a", ONE, NOW.plusSeconds(1)))
                .as("two are under way")
                .isInstanceOf(Leave.NotNow.class);
        endpoint.leave(ONE);
        endpoint.leave(ONE);
        assertThat(endpoint.enter("a", ONE, NOW.plusSeconds(1))).isEqualTo(Leave.GO);

        endpoint.order(_ -> Orders.NONE, NOW);
        for (int i = 0; i < 50; i++) {
            assertThat(endpoint.enter("a", ONE, NOW)).isEqualTo(Leave.GO);
        }
    }

    @Test
    void a_host_limited_by_an_operator_shares_what_is_left() {
        host.order(orders -> orders.cap(OptionalInt.of(2)), NOW);

        assertThat(host.enter("one", ONE, NOW)).isEqualTo(Leave.GO);
        assertThat(host.enter("one", ONE, NOW)).isEqualTo(Leave.GO);
        assertThat(host.enter("two", TWO, NOW)).isInstanceOf(Leave.NotNow.class);
    }

    @Test
    void an_operator_has_what_is_down_tried_at_once() {
        open(host);
        assertThat(host.ask(ONE, NOW)).isInstanceOf(Leave.Down.class);
        int epoch = gates.epoch();

        gates.probe(host.subject(), NOW);

        assertThat(host.ask(ONE, NOW)).isEqualTo(Leave.GO);
        assertThat(gates.epoch()).as("lanes that wait look again").isGreaterThan(epoch);
    }

    @Test
    void a_host_that_comes_back_is_not_run_over() {
        open(host);
        Instant later = NOW.plusSeconds(10);
        host.enter("one", ONE, later);
        host.record(Verdict.WORKS, "one", sample(later));
        host.leave(ONE);

        assertThat(host.enter("one", ONE, later)).isEqualTo(Leave.GO);
        assertThat(host.enter("two", TWO, later)).isInstanceOf(Leave.NotNow.class);
    }

    @Test
    void an_address_that_was_dead_is_back_when_anything_answers() {
        open(host);
        Instant later = NOW.plusSeconds(10);
        host.enter("one", ONE, later);

        host.record(Verdict.FAILED_BELOW, "one", sample(later));

        assertThat(host.state().isClosed()).isTrue();
    }

    @Test
    void one_dead_service_behind_an_endpoint_that_is_back_does_not_keep_it_closed() {
        openByVoices(endpoint);
        Instant due = NOW.plusSeconds(10);
        assertThat(endpoint.enter("dead", ONE, due)).isEqualTo(Leave.GO);
        endpoint.record(Verdict.FAILED_BELOW, "dead", sample(due));
        endpoint.leave(ONE);
        Instant next = ((BreakerState.Open) endpoint.state()).probeAt();

        assertThat(endpoint.enter("dead", ONE, next)).isInstanceOf(Leave.Down.class);
        assertThat(endpoint.enter("alive", ONE, next)).isEqualTo(Leave.GO);
        endpoint.record(Verdict.WORKS, "alive", sample(next));

        assertThat(endpoint.state().isClosed()).isTrue();
    }

    @Test
    void a_follower_leaves_the_probe_to_whoever_found_the_outage() {
        Instant due = NOW.plusSeconds(5);
        BreakerState.Open theirs =
                new BreakerState.Open(NOW, due, 3, 0, Optional.of(Classification.UNREACHABLE));

        gates.heard(host.subject(), theirs, NOW);

        assertThat(host.enter("one", ONE, due)).isInstanceOf(Leave.Down.class);
        gates.heard(host.subject(), new BreakerState.Closed(0), due.plusSeconds(1));
        assertThat(host.enter("one", ONE, due.plusSeconds(1))).isEqualTo(Leave.GO);
    }

    @Test
    void our_own_news_that_come_back_do_not_put_our_probe_off() {
        Instant found = NOW.plusNanos(123_456);
        for (int i = 0; i < 3; i++) {
            host.record(Verdict.FAILED_HERE, "one", sample(found));
        }
        BreakerState.Open ours = (BreakerState.Open) host.state();

        gates.heard(
                host.subject(),
                new BreakerState.Open(NOW, ours.probeAt(), 3, 0, Optional.empty()),
                found);

        assertThat(host.enter("one", ONE, ours.probeAt())).isEqualTo(Leave.GO);
    }

    @Test
    void a_follower_probes_itself_when_no_news_come() {
        Instant due = NOW.plusSeconds(5);
        gates.heard(host.subject(), new BreakerState.Open(NOW, due, 3, 0, Optional.empty()), NOW);

        assertThat(host.enter("one", ONE, due.plusSeconds(10))).isEqualTo(Leave.GO);
    }

    @Test
    void what_works_for_us_is_not_closed_by_the_news_of_an_instance_without_a_network() {
        host.record(Verdict.WORKS, "one", sample(NOW.plusSeconds(1)));

        gates.heard(
                host.subject(),
                new BreakerState.Open(NOW, NOW.plusSeconds(5), 3, 0, Optional.empty()),
                NOW.plusSeconds(2));

        assertThat(host.state().isClosed()).isTrue();
    }

    @Test
    void a_dead_host_is_one_outage_not_one_for_each_of_its_endpoints() {
        Outages outages = gates.outages();
        List<Subject> above = List.of(host.subject());

        assertThat(outages.started(started(endpoint.subject()), above)).hasSize(1);
        List<Outage> news = outages.started(started(host.subject()), List.of());

        assertThat(news).extracting(Outage::phase).containsExactly(Phase.STARTED, Phase.ENDED);
        assertThat(news.getLast().explainedBy()).contains(host.subject());
        assertThat(outages.started(started(new Subject.Endpoint("other")), above)).isEmpty();
        assertThat(outages.ended(endpoint.subject(), NOW)).isEmpty();
        assertThat(outages.ended(host.subject(), NOW)).hasSize(1);
        assertThat(outages.all()).isEmpty();
    }

    private static Outage started(Subject subject) {
        return new Outage(subject, Phase.STARTED, NOW, NOW, "UNREACHABLE", Optional.empty());
    }

    private static void open(Gate gate) {
        for (int i = 0; i < 3; i++) {
            gate.record(Verdict.FAILED_HERE, "one", sample(NOW));
        }
        assertThat(gate.state().isClosed()).isFalse();
    }

    private static void openByVoices(Gate gate) {
        gate.record(Verdict.FAILED_BELOW, "dead", sample(NOW));
        gate.record(Verdict.FAILED_BELOW, "alive", sample(NOW));
        assertThat(gate.state().isClosed()).isTrue();
        gate.record(Verdict.FAILED_BELOW, "third", sample(NOW));
        assertThat(gate.state().isClosed()).isFalse();
    }

    private static AttemptSample sample(Instant at) {
        return new AttemptSample(at, at, Classification.UNKNOWN, Optional.empty());
    }
}
