package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.barsrouter.delivery.state.Disposition;

/// One endpoint's trouble does not slow another: what goes to a healthy endpoint while one owner is
/// calmly at work is attempted soon, whatever becomes of its neighbours.
final class Progress {
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration ANSWERED = Duration.ofSeconds(3);

    /// A sender that gives less may be answered UNKNOWN by a healthy receiver: connecting and
    /// answering take seconds now and then.
    private static final Duration BRIEF = Duration.ofSeconds(10);

    /// So long after its trouble an endpoint may still be thought of as down.
    private static final Duration AFTERMATH = Duration.ofSeconds(100);

    private final World world;
    private final Fate fate;

    Progress(World world, Fate fate) {
        this.world = world;
        this.fate = fate;
    }

    /// What took too long.
    Optional<String> judge() {
        return late().or(this::lateAnswer).or(this::neverTried);
    }

    private Optional<String> late() {
        Instant at = fate.submission().at();
        if (RealEngine.isTight(world.plan().settings()) || !easy(at, at.plus(SOON))) {
            return Optional.empty();
        }
        boolean quick =
                fate.firstAttempt().filter(first -> first.isBefore(at.plus(SOON))).isPresent();
        if (!quick && fate.deciders().isEmpty()) {
            return Optional.of(fate + " waited long though its endpoint was healthy");
        }
        Fate.Telling first = fate.tellings().getFirst();
        Disposition told = first.disposition();
        boolean slow = fate.calls().stream().anyMatch(Call::slowNetwork);
        boolean calm =
                world.group().calm(at, first.at())
                        && world.plan().healthy(fate.submission().site(), at, first.at());
        boolean brief = Duration.between(at, fate.until()).compareTo(BRIEF) < 0;
        return fate.isRelay() && !told.arrived() && calm && !slow && !brief
                ? Optional.of(fate + " was told " + told + " though its endpoint was healthy")
                : Optional.empty();
    }

    private boolean easy(Instant from, Instant to) {
        Submission submission = fate.submission();
        Instant longBefore = from.minus(AFTERMATH);
        Instant begin = longBefore.isBefore(Timeline.START) ? Timeline.START : longBefore;
        return submission.service().policy().maxInFlight() >= 4
                && world.plan().healthy(submission.site(), begin, to)
                && world.group().calm(begin.plusSeconds(1), to)
                && !from.isBefore(begin.plusSeconds(1))
                && !behind();
    }

    /// Whether older messages of its conversation were not through when it came.
    private boolean behind() {
        Instant at = fate.submission().at();
        return world.judge().conversationOf(fate).stream()
                .takeWhile(older -> older != fate)
                .anyMatch(older ->
                        older.tellings().isEmpty() || older.tellings().getFirst().at().isAfter(at));
    }

    /// A sender that waits is answered in time while one owner is calmly at work.
    private Optional<String> lateAnswer() {
        Instant at = fate.submission().at();
        Instant latest = fate.until().plus(ANSWERED);
        boolean calm = world.group().calm(at.minusSeconds(1), latest);
        if (!fate.isRelay() || !calm || RealEngine.isTight(world.plan().settings())) {
            return Optional.empty();
        }
        return fate.tellings().getFirst().at().isAfter(latest)
                ? Optional.of(fate + " was answered after its deliver-by")
                : Optional.empty();
    }

    /// A deferred message is not given up while its endpoint is long healthy again.
    private Optional<String> neverTried() {
        if (fate.isRelay()) {
            return Optional.empty();
        }
        Duration longest =
                longer(
                        fate.submission().service().policy().backoff().max(),
                        RealEngine.longestProbe(world.plan().settings()));
        Instant since = fate.until().minus(longest.multipliedBy(2)).minus(AFTERMATH);
        boolean chance =
                !since.isBefore(fate.submission().at())
                        && world.plan().healthy(fate.submission().site(), since, fate.until())
                        && world.group().calm(since, fate.until());
        Disposition told = fate.tellings().getFirst().disposition();
        return chance && (told == Disposition.EXPIRED || told == Disposition.UNKNOWN)
                ? Optional.of(fate + " expired though its endpoint was long healthy")
                : Optional.empty();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
