package org.barsrouter.catalogue.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What the imports under way are at, by the X-Request-Id of their calls, so that whoever waits can
/// be told.
public final class ImportProgress {
    private final Map<String, Step> steps = new ConcurrentHashMap<>();
    private final InstantSource clock;

    private record Step(Instant since, String sentence) {}

    /// An import under way.
    ///
    /// @param sentence what it is at
    /// @param running since its start
    public record Progress(String sentence, Duration running) {}

    public ImportProgress(InstantSource clock) {
        this.clock = clock;
    }

    void at(@Nullable String requestId, String sentence) {
        if (requestId != null) {
            steps.merge(
                    requestId,
                    new Step(clock.instant(), sentence),
                    (first, next) -> new Step(first.since(), next.sentence()));
        }
    }

    void ended(@Nullable String requestId) {
        if (requestId != null) {
            steps.remove(requestId);
        }
    }

    /// Empty when no import of that id is under way.
    public Optional<Progress> of(String requestId) {
        return Optional.ofNullable(steps.get(requestId))
                .map(step ->
                        new Progress(
                                step.sentence(), Duration.between(step.since(), clock.instant())));
    }
}
