package org.barsrouter.journal.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.fact.Disposition;
import org.jspecify.annotations.Nullable;

/// Tells the attempts of one delivery and where they went.
final class AttemptStory {
    private final StoryClock clock;
    private @Nullable String endpoint;

    AttemptStory(StoryClock clock) {
        this.clock = clock;
    }

    List<String> tell(List<Attempt> attempts) {
        List<String> sentences = new ArrayList<>();
        for (Attempt attempt : attempts) {
            routed(attempt).ifPresent(sentences::add);
            told(attempt).ifPresent(sentences::add);
        }
        return sentences;
    }

    private Optional<String> routed(Attempt attempt) {
        String now = attempt.place().endpointId();
        if (now == null || now.isEmpty() || now.equals(endpoint)) {
            return Optional.empty();
        }
        String sentence =
                endpoint == null
                        ? "Routed to endpoint " + now + "."
                        : "From here on it went to endpoint " + now + ".";
        endpoint = now;
        return Optional.of(sentence);
    }

    private Optional<String> told(Attempt attempt) {
        if (attempt.answer().late()) {
            return Optional.of(late(attempt));
        }
        if (attempt.number() > 0) {
            return Optional.of(called(attempt));
        }
        return Optional.ofNullable(attempt.next().attemptAt())
                .map(due ->
                        "Not attempted at %s (%s). It waits until %s."
                                .formatted(
                                        clock.at(attempt.startedAt()),
                                        why(attempt),
                                        clock.of(due)));
    }

    private String called(Attempt attempt) {
        String took = StoryClock.length(Duration.between(attempt.startedAt(), attempt.endedAt()));
        String at = clock.at(attempt.startedAt());
        return "Attempt %d at %s: %s after %s%s.%s"
                .formatted(
                        attempt.number(),
                        at,
                        answer(attempt),
                        took,
                        meaning(attempt),
                        wait(attempt));
    }

    private static String answer(Attempt attempt) {
        Integer status = attempt.answer().status();
        return status == null ? "no answer" : status.toString();
    }

    private static String meaning(Attempt attempt) {
        return attempt.answer().arrived()
                ? ", " + arrival(attempt)
                : " (" + Phrases.ofCode(attempt.answer().classification()) + ")";
    }

    private static String arrival(Attempt attempt) {
        Disposition end = attempt.next().disposition();
        return end == null ? Phrases.ofCode(attempt.answer().classification()) : Phrases.of(end);
    }

    private String late(Attempt attempt) {
        String what =
                attempt.answer().arrived()
                        ? "so the receiver has it after all"
                        : Phrases.ofCode(attempt.answer().classification());
        return "An answer to the attempt of %s came late, at %s: %s, %s. Its sender had been told before."
                .formatted(
                        clock.of(attempt.startedAt()),
                        clock.at(attempt.endedAt()),
                        answer(attempt),
                        what);
    }

    private String wait(Attempt attempt) {
        return Optional.ofNullable(attempt.next().attemptAt())
                .map(due -> " It waits until " + clock.of(due) + ".")
                .orElse("");
    }

    private static String why(Attempt attempt) {
        return Phrases.ofCode(
                Optional.ofNullable(attempt.next().reason())
                        .orElse(attempt.answer().classification()));
    }
}
