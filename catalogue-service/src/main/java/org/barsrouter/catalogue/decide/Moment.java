package org.barsrouter.catalogue.decide;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.jspecify.annotations.Nullable;

/// The instant at which a command takes effect: the one asked for, or the earliest. The past is
/// never altered, and neither is the time that a change needs to reach every router.
record Moment(Instant at, Optional<Problem> problem) {

    static Moment of(Draft draft, @Nullable Instant asked, String field) {
        Instant earliest = draft.earliest();
        if (asked == null) {
            return new Moment(earliest, Optional.empty());
        }
        Instant at = asked.truncatedTo(ChronoUnit.MILLIS);
        return at.isBefore(earliest)
                ? new Moment(
                        at,
                        Optional.of(
                                new Problem(
                                        Code.TOO_EARLY,
                                        field,
                                        "%s is before %s, the earliest instant by which every router has the change."
                                                .formatted(at, earliest),
                                        "Give a later instant, or none for the earliest.")))
                : new Moment(at, Optional.empty());
    }

    /// The end of a period that begins at an instant; absent is open.
    static Optional<Problem> ends(Instant from, @Nullable Instant to, String field) {
        return to == null || from.isBefore(to)
                ? Optional.empty()
                : Optional.of(
                        new Problem(
                                Code.INVALID,
                                field,
                                "A period must end after it begins, at " + from + ".",
                                "Give a later end, or none for an open one."));
    }
}
