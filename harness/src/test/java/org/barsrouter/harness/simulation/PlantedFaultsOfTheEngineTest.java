package org.barsrouter.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.barsrouter.delivery.classify.SenderAnswer;
import org.barsrouter.delivery.lane.Effect;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.seen.SeenSet;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState.Ended;
import org.barsrouter.delivery.state.Disposition;
import org.barsrouter.delivery.state.Ending;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.id.DeliveryId;
import org.junit.jupiter.api.Test;

/// The simulation can fail: an engine with a fault breaks a promise within few seeds.
class PlantedFaultsOfTheEngineTest {
    private static final long SEEDS = 1_000;

    @Test
    void an_engine_that_commits_too_early_is_caught() {
        assertThat(
                        promiseBrokenBy(real ->
                                new AlteredEngine(real) {
                                    private long next;

                                    @Override
                                    public List<Effect> arrived(Delivery delivery, Instant now) {
                                        next = delivery.outbound().offset() + 1;
                                        return super.arrived(delivery, now);
                                    }

                                    @Override
                                    public long committable() {
                                        return Math.max(next, super.committable());
                                    }
                                }))
                .contains("was let go, and a crash now would lose");
    }

    @Test
    void an_engine_that_forgets_a_parked_delivery_on_take_over_is_caught() {
        assertThat(promiseBrokenWhen(PlantedFaultsOfTheEngineTest::withoutOneParked))
                .containsAnyOf("nobody was told", "in the parked topic stay");
    }

    private static Found withoutOneParked(Found real) {
        Map<DeliveryId, ParkedDelivery> parked = new LinkedHashMap<>(real.parked());
        parked.keySet().stream().findFirst().ifPresent(parked::remove);
        return real.with(parked);
    }

    @Test
    void an_engine_that_lets_newer_messages_overtake_is_caught() {
        PolicyOverrides none = new PolicyOverrides.Builder().order(Policy.Order.NONE).build();

        assertThat(
                        promiseBrokenBy(real ->
                                new AlteredEngine(real) {
                                    @Override
                                    public List<Effect> arrived(Delivery delivery, Instant now) {
                                        Policy policy = delivery.policy().with(none);
                                        return super.arrived(
                                                Deliveries.with(delivery, policy), now);
                                    }
                                }))
                .contains("overtook");
    }

    @Test
    void an_engine_that_tells_before_the_receiver_answered_is_caught() {
        assertThat(
                        promiseBrokenBy(real ->
                                new AlteredEngine(real) {
                                    @Override
                                    List<Effect> altered(List<Effect> effects) {
                                        List<Effect> more = new ArrayList<>(effects);
                                        effects.stream()
                                                .filter(Effect.Attempt.class::isInstance)
                                                .map(Effect.Attempt.class::cast)
                                                .forEach(attempt -> more.add(delivered(attempt)));
                                        return more;
                                    }
                                }))
                .containsAnyOf("does not have it", "twice", "started after its sender was told");
    }

    private static Effect.Tell delivered(Effect.Attempt attempt) {
        Ending yes = new Ending(Disposition.DELIVERED, "DELIVERED", new SenderAnswer.PassOn());
        Ended ended = new Ended(org.barsrouter.delivery.state.Story.untold(), yes);
        return new Effect.Tell(attempt.delivery(), List.of(), ended, Optional.empty());
    }

    @Test
    void an_engine_that_forgets_who_joined_is_caught() {
        assertThat(
                        promiseBrokenBy(real ->
                                new AlteredEngine(real) {
                                    @Override
                                    List<Effect> altered(List<Effect> effects) {
                                        return effects.stream()
                                                .map(effect ->
                                                        effect instanceof Effect.Tell tell
                                                                ? new Effect.Tell(
                                                                        tell.delivery(),
                                                                        List.of(),
                                                                        tell.ended(),
                                                                        tell.last())
                                                                : effect)
                                                .toList();
                                    }
                                }))
                .containsAnyOf("nobody was told", "the committed offset stays");
    }

    @Test
    void an_engine_that_takes_every_take_over_for_a_clean_one_is_caught() {
        assertThat(
                        promiseBrokenWhen(real ->
                                real.with(
                                        new CommitMark(
                                                CommitMark.Ownership.CLOSED, real.mark().done()))))
                .containsAnyOf("was sent to its receiver a second time", "took it all the same");
    }

    @Test
    void an_owner_that_writes_after_another_has_taken_over_is_caught() {
        assertThat(firstBroken(new Simulation(RealEngine::new, Fence.MISSING))).isNotEmpty();
    }

    @Test
    void an_engine_that_does_not_recognise_what_was_routed_twice_is_caught() {
        assertThat(promiseBrokenWhen(real -> real.with(new SeenSet(Duration.ofMillis(1)))))
                .isNotEmpty();
    }

    @Test
    void an_engine_that_buries_too_early_is_caught() {
        assertThat(
                        promiseBrokenBy(real ->
                                new AlteredEngine(real) {
                                    @Override
                                    public List<Effect> committed(long offset) {
                                        return super.committed(offset + 100);
                                    }
                                }))
                .contains("was removed from the parked topic too early");
    }

    @Test
    void an_engine_that_reads_on_without_limit_is_caught() {
        assertThat(
                        promiseBrokenBy(real ->
                                new AlteredEngine(real) {
                                    @Override
                                    public boolean wantsMore() {
                                        return true;
                                    }
                                }))
                .contains("the skew of the offsets is");
    }

    private static String promiseBrokenBy(UnaryOperator<Engine> fault) {
        return firstBroken(
                new Simulation(
                        (settings, random, found) ->
                                fault.apply(new RealEngine(settings, random, found)),
                        Fence.HOLDS));
    }

    private static String promiseBrokenWhen(UnaryOperator<Found> fault) {
        return firstBroken(
                new Simulation(
                        (settings, random, found) ->
                                new RealEngine(settings, random, fault.apply(found)),
                        Fence.HOLDS));
    }

    private static String firstBroken(Simulation simulation) {
        return LongStream.range(0, SEEDS)
                .mapToObj(simulation::judge)
                .flatMap(story -> story.violation().stream())
                .findFirst()
                .orElse("");
    }
}
