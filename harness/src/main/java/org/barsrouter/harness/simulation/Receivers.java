package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.AttemptResult.Broken;
import org.barsrouter.delivery.classify.AttemptResult.Echo;
import org.barsrouter.delivery.classify.AttemptResult.Fault;
import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.barsrouter.delivery.classify.Body;

/// The receivers and the network before them. A message counts as had by its receiver from the
/// moment at which the receiver takes it; the answer may come late, broken or never.
final class Receivers {
    private final World world;

    Receivers(World world) {
        this.world = world;
    }

    /// Calls a receiver; `end` gets what came of it, once.
    void call(Call call, Fate fate, Consumer<AttemptResult> end) {
        Consumer<AttemptResult> once =
                result -> {
                    if (call.end()) {
                        end.accept(result);
                    }
                };
        Chance chance = world.chance();
        if (mood(fate) == Mood.REFUSING) {
            world.chronicle().count(Happening.REFUSED_CONNECTION);
            after(chance.millis(1, 60), () -> once.accept(new NotSent(Obstacle.CONNECT)));
            return;
        }
        call.write();
        after(call.timeout(), () -> once.accept(new Broken(Fault.TIMEOUT)));
        Duration way = chance.oneIn(60) ? chance.millis(100, 4_000) : chance.millis(1, 30);
        call.takesItsWay(way);
        after(way, () -> arrived(call, fate, once));
    }

    private void arrived(Call call, Fate fate, Consumer<AttemptResult> end) {
        Chance chance = world.chance();
        switch (mood(fate)) {
            case HEALTHY -> taken(call, fate, chance.millis(2, 300), end);
            case SLOW -> taken(call, fate, chance.millis(500, 40_000), end);
            case LOSING_ANSWERS -> {
                if (!remembers(fate)) {
                    world.judge().effect(call, fate);
                }
                world.chronicle().count(Happening.LOST_ANSWER);
                after(chance.millis(1, 500), () -> end.accept(new Broken(Fault.RESET)));
            }
            case HANGING -> takenPerhaps(call, fate);
            case REFUSING, RESETTING ->
                    after(chance.millis(1, 500), () -> end.accept(new Broken(Fault.RESET)));
            case GATEWAY -> {
                takenPerhaps(call, fate);
                answer(504, new Body.NotFhir(), chance.millis(50, 5_000), end);
            }
            case PAGE -> {
                takenPerhaps(call, fate);
                answer(200, new Body.NotFhir(), chance.millis(5, 300), end);
            }
            case UNAVAILABLE -> wish(503, end);
            case THROTTLING -> wish(429, end);
            case FAILING -> answer(500, new Body.Empty(), chance.millis(5, 300), end);
            case REJECTING -> answer(422, outcome("processing"), chance.millis(5, 300), end);
            case ERRING -> answer(500, outcome("exception"), chance.millis(5, 300), end);
        }
    }

    private void takenPerhaps(Call call, Fate fate) {
        if (world.chance().oneIn(2) && !remembers(fate)) {
            world.judge().effect(call, fate);
        }
    }

    private void taken(Call call, Fate fate, Duration takes, Consumer<AttemptResult> end) {
        if (remembers(fate)) {
            world.chronicle().count(Happening.DUPLICATE_ANSWERED);
            answer(409, outcome("duplicate"), takes, end);
        } else {
            world.judge().effect(call, fate);
            answer(200, new Body.Resource(), takes, end);
        }
    }

    private boolean remembers(Fate fate) {
        return fate.submission().site().memory() == Site.Memory.DE_DUPLICATES
                && world.judge().has(fate.submission().key());
    }

    private void wish(int status, Consumer<AttemptResult> end) {
        Chance chance = world.chance();
        Optional<Duration> wish =
                chance.oneIn(2) ? Optional.of(chance.seconds(1, 20)) : Optional.empty();
        AttemptResult answer = new Answered(status, new Body.Empty(), Echo.MISSING, wish);
        after(chance.millis(2, 200), () -> end.accept(answer));
    }

    private void answer(int status, Body body, Duration takes, Consumer<AttemptResult> end) {
        AttemptResult answer = new Answered(status, body, Echo.BOTH_IDS, Optional.empty());
        after(takes, () -> end.accept(answer));
    }

    private static Body outcome(String code) {
        return new Body.Outcome(Set.of(code));
    }

    private Mood mood(Fate fate) {
        Submission submission = fate.submission();
        return world.plan().mood(submission.site(), submission.service(), world.now());
    }

    private void after(Duration wait, Runnable what) {
        world.timeline().after(wait, what);
    }
}
