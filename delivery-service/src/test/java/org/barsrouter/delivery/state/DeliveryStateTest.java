package org.barsrouter.delivery.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.delivery.lane.Deliveries.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.AttemptResult.Broken;
import org.barsrouter.delivery.classify.AttemptResult.Echo;
import org.barsrouter.delivery.classify.AttemptResult.Fault;
import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.barsrouter.delivery.classify.Body;
import org.barsrouter.delivery.classify.SenderAnswer.PassOn;
import org.barsrouter.delivery.classify.SenderAnswer.Refused;
import org.barsrouter.delivery.lane.Deliveries;
import org.barsrouter.delivery.state.DeliveryState.Attempting;
import org.barsrouter.delivery.state.DeliveryState.Ended;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.DeliveryState.Queued;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {
    private static final AttemptResult UNREACHED = new NotSent(Obstacle.CONNECT);
    private static final AttemptResult RESET = new Broken(Fault.RESET);
    private static final PolicyOverrides REPEATS =
            new PolicyOverrides.Builder().relayRepeat(Policy.RelayRepeat.ALSO_AFTER_WRITE).build();

    private final RandomGenerator random = new Random(3);

    @Test
    void a_relay_that_never_reached_its_receiver_is_tried_again_soon() {
        DeliveryState next = first(Deliveries.relay(0), UNREACHED, NOW);

        assertThat(next)
                .isInstanceOfSatisfying(
                        Queued.class,
                        queued ->
                                assertThat(queued.notBefore())
                                        .isBetween(NOW.plusMillis(100), NOW.plusMillis(500)));
    }

    @Test
    void a_relay_that_never_reached_its_receiver_ends_when_time_is_short() {
        Ending ending = ending(first(Deliveries.relay(0), UNREACHED, NOW.plusSeconds(31)));

        assertThat(ending.disposition()).isEqualTo(Disposition.EXPIRED);
        assertThat(refusal(ending)).isEqualTo(Refusal.RECEIVER_UNREACHABLE);
    }

    @Test
    void a_relay_whose_bytes_were_written_is_unknown_and_not_repeated() {
        Ending ending = ending(first(Deliveries.relay(0), RESET, NOW));

        assertThat(ending.disposition()).isEqualTo(Disposition.UNKNOWN);
        assertThat(refusal(ending)).isEqualTo(Refusal.RECEIVER_TIMEOUT);
    }

    @Test
    void a_route_may_allow_to_repeat_what_was_written() {
        assertThat(first(Deliveries.relay(0, REPEATS, "POST"), RESET, NOW))
                .isInstanceOf(Queued.class);
    }

    @Test
    void what_was_once_unknown_is_never_called_unsent() {
        Delivery delivery = Deliveries.relay(0, REPEATS, "POST");
        Queued queued = (Queued) first(delivery, RESET, NOW);

        Ending ending = ending(after(queued, delivery, UNREACHED, NOW.plusSeconds(31)));

        assertThat(ending.disposition()).isEqualTo(Disposition.UNKNOWN);
        assertThat(ending.reason()).isEqualTo("RECEIVER_UNREACHABLE_AFTER_UNKNOWN");
        assertThat(refusal(ending)).isEqualTo(Refusal.RECEIVER_TIMEOUT);
    }

    @Test
    void a_refusal_after_an_unknown_attempt_is_reported_with_both_facts() {
        Delivery delivery = Deliveries.deferred(0);
        Parked parked = (Parked) first(delivery, RESET, NOW);

        Ending ending = ending(after(parked.due(NOW), delivery, answer(422, "processing"), NOW));

        assertThat(ending.disposition()).isEqualTo(Disposition.REJECTED);
        assertThat(ending.reason()).isEqualTo("REFUSED_AFTER_UNKNOWN");
        assertThat(ending.answer()).isInstanceOf(PassOn.class);
    }

    @Test
    void a_repeated_delete_that_finds_nothing_did_its_work_before() {
        Delivery delivery = Deliveries.relay(0, REPEATS, "DELETE");
        Queued queued = (Queued) first(delivery, RESET, NOW);

        Ending ending = ending(after(queued, delivery, answer(404, "not-found"), NOW));

        assertThat(ending.disposition()).isEqualTo(Disposition.DELIVERED);
    }

    @Test
    void a_first_delete_that_finds_nothing_is_refused() {
        Delivery delivery = Deliveries.relay(0, REPEATS, "DELETE");

        assertThat(ending(first(delivery, answer(404, "not-found"), NOW)).disposition())
                .isEqualTo(Disposition.REJECTED);
    }

    @Test
    void a_duplicate_is_delivered() {
        assertThat(ending(first(Deliveries.deferred(0), answer(409, "duplicate"), NOW)))
                .extracting(Ending::disposition)
                .isEqualTo(Disposition.DELIVERED_DUPLICATE);
    }

    @Test
    void gives_up_an_error_after_the_last_of_its_tries() {
        Delivery delivery = Deliveries.deferred(0);
        Parked parked = (Parked) first(delivery, answer(500, "exception"), NOW);

        Ending ending = ending(after(parked.due(NOW), delivery, answer(500, "exception"), NOW));

        assertThat(ending.disposition()).isEqualTo(Disposition.REJECTED);
        assertThat(ending.reason()).isEqualTo("SERVER_ERROR");
    }

    @Test
    void tries_of_one_kind_do_not_use_up_those_of_another() {
        Delivery delivery = Deliveries.deferred(0);
        DeliveryState state = new Queued(Story.untold(), NOW);
        for (int i = 0; i < 8; i++) {
            state = after(new Queued(state.story(), NOW), delivery, UNREACHED, NOW);
        }

        assertThat(after(new Queued(state.story(), NOW), delivery, answer(500, "exception"), NOW))
                .isInstanceOf(Parked.class);
    }

    @Test
    void the_receivers_own_wish_sets_the_next_attempt() {
        Answered busy =
                new Answered(
                        429, new Body.Empty(), Echo.MISSING, Optional.of(Duration.ofMinutes(2)));

        assertThat(first(Deliveries.deferred(0), busy, NOW))
                .isInstanceOfSatisfying(
                        Parked.class,
                        parked ->
                                assertThat(parked.dueAt())
                                        .isEqualTo(NOW.plus(Duration.ofMinutes(2))));
    }

    @Test
    void a_receiver_still_at_work_gets_five_seconds() {
        assertThat(first(Deliveries.deferred(0), answer(425, "duplicate"), NOW))
                .isInstanceOfSatisfying(
                        Parked.class,
                        parked -> assertThat(parked.dueAt()).isEqualTo(NOW.plusSeconds(5)));
    }

    @Test
    void a_deferred_delivery_ends_when_the_next_attempt_would_be_too_late() {
        Instant almost = NOW.plus(Duration.ofHours(1)).minusMillis(1);

        Ending ending = ending(first(Deliveries.deferred(0), answer(503, "transient"), almost));

        assertThat(ending.disposition()).isEqualTo(Disposition.EXPIRED);
        assertThat(refusal(ending)).isEqualTo(Refusal.EXPIRED);
    }

    @Test
    void age_after_an_unknown_attempt_is_unknown() {
        Instant almost = NOW.plus(Duration.ofHours(1)).minusMillis(1);

        assertThat(ending(first(Deliveries.deferred(0), RESET, almost)).disposition())
                .isEqualTo(Disposition.UNKNOWN);
    }

    @Test
    void a_long_history_keeps_the_newest_and_the_one_unknown_attempt() {
        Delivery delivery = Deliveries.deferred(0);
        DeliveryState state = first(delivery, RESET, NOW);
        for (int i = 0; i < 20; i++) {
            state = after(new Queued(state.story(), NOW), delivery, UNREACHED, NOW);
        }

        Story story = state.story();
        assertThat(story.attempts()).isEqualTo(21);
        assertThat(story.complete()).isEqualTo(Story.Completeness.TRUNCATED);
        assertThat(story.unknown()).isTrue();
        assertThat(story.history())
                .extracting(PastAttempt::number)
                .containsExactly(1, 13, 14, 15, 16, 17, 18, 19, 20, 21);
    }

    private DeliveryState first(Delivery delivery, AttemptResult result, Instant at) {
        return after(new Queued(Story.untold(), at), delivery, result, at);
    }

    private DeliveryState after(
            Queued queued, Delivery delivery, AttemptResult result, Instant at) {
        Attempting attempting = queued.start(at);
        return attempting.ended(delivery, new AttemptEnd(result, at), random);
    }

    private static Ending ending(DeliveryState state) {
        assertThat(state).isInstanceOf(Ended.class);
        return ((Ended) state).ending();
    }

    private static Refusal refusal(Ending ending) {
        assertThat(ending.answer()).isInstanceOf(Refused.class);
        return ((Refused) ending.answer()).refusal();
    }

    private static Answered answer(int status, String issue) {
        return new Answered(
                status, new Body.Outcome(Set.of(issue)), Echo.BOTH_IDS, Optional.empty());
    }
}
