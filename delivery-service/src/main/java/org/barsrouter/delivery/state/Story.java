package org.barsrouter.delivery.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.barsrouter.delivery.classify.Classification;

/// What has happened to a delivery so far.
///
/// @param attempts attempts made
/// @param written whether any attempt may have reached the receiver
/// @param history the newest attempts, ten at most
/// @param complete whether the history has them all
public record Story(
        int attempts, Written written, List<PastAttempt> history, Completeness complete) {
    private static final int LINES = 10;

    /// Whether bytes of any attempt may have reached the receiver.
    public enum Written {
        NOTHING,
        /// Every attempt that wrote was answered.
        ANSWERED,
        /// An attempt wrote and nobody knows what became of it.
        UNKNOWN
    }

    public enum Completeness {
        WHOLE,
        TRUNCATED
    }

    public Story {
        history = List.copyOf(history);
    }

    public static Story untold() {
        return new Story(0, Written.NOTHING, List.of(), Completeness.WHOLE);
    }

    /// Nothing is recorded, but an owner that vanished may have attempted it.
    public static Story possiblyAttempted() {
        return new Story(0, Written.UNKNOWN, List.of(), Completeness.WHOLE);
    }

    /// An owner that vanished may have made the next attempt. It stands in the history as one whose
    /// end nobody knows, and is not counted: perhaps it never took place.
    public Story perhapsAttempted(Instant at) {
        PastAttempt perhaps =
                new PastAttempt(
                        attempts + 1,
                        at,
                        Duration.ZERO,
                        OptionalInt.empty(),
                        Classification.UNKNOWN);
        Story told = with(perhaps);
        return new Story(attempts, told.written(), told.history(), told.complete());
    }

    public boolean unknown() {
        return written == Written.UNKNOWN;
    }

    /// How many attempts in the history ended like this.
    public long count(Classification classification) {
        return history.stream().filter(past -> past.classification() == classification).count();
    }

    /// The story with one more attempt. The oldest line gives way, but never the only one that says
    /// that the receiver may have the message.
    public Story with(PastAttempt attempt) {
        List<PastAttempt> lines = new ArrayList<>(history);
        lines.add(attempt);
        if (lines.size() <= LINES) {
            return new Story(attempts + 1, writtenAfter(attempt), lines, complete);
        }
        boolean onlyTrace =
                lines.getFirst().classification().leavesUnknown()
                        && lines.stream()
                                .skip(1)
                                .noneMatch(line -> line.classification().leavesUnknown());
        lines.remove(onlyTrace ? 1 : 0);
        return new Story(attempts + 1, writtenAfter(attempt), lines, Completeness.TRUNCATED);
    }

    private Written writtenAfter(PastAttempt attempt) {
        if (unknown() || attempt.classification().leavesUnknown()) {
            return Written.UNKNOWN;
        }
        return switch (attempt.classification()) {
            case UNREACHABLE, ADDRESS_REFUSED -> written;
            default -> Written.ANSWERED;
        };
    }
}
