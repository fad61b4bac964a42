package org.barsrouter.delivery.state;

import java.time.Duration;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.classify.SenderAnswer;
import org.barsrouter.delivery.classify.SenderAnswer.Refused;
import org.barsrouter.schemas.refusal.Refusal;

/// How a delivery ended, why, and what its sender is told.
///
/// @param reason a stable code: a classification, a refusal's name, or either with `_AFTER_UNKNOWN`
///   when an earlier attempt may have reached the receiver
public record Ending(Disposition disposition, String reason, SenderAnswer answer) {

    /// The receiver has it.
    public static Ending delivered(Classification classification) {
        return new Ending(
                classification == Classification.DUPLICATE
                        ? Disposition.DELIVERED_DUPLICATE
                        : Disposition.DELIVERED,
                classification.name(),
                new SenderAnswer.PassOn());
    }

    /// The receiver's last word, or our word in its place, was no.
    public static Ending refused(Classification classification, Story before, SenderAnswer answer) {
        return new Ending(
                classification.leavesUnknown() ? Disposition.UNKNOWN : Disposition.REJECTED,
                classification.name() + (before.unknown() ? "_AFTER_UNKNOWN" : ""),
                answer);
    }

    /// Time is over. Whoever was never reached is told so; where an attempt may have arrived, that
    /// is said instead.
    ///
    /// @param why what holds when nothing can have arrived
    public static Ending outOfTime(Story story, Refusal why) {
        return story.unknown()
                ? unknown(why.name() + "_AFTER_UNKNOWN", Refusal.RECEIVER_TIMEOUT)
                : neverSent(Refused.because(why));
    }

    /// Nobody knows whether the receiver has it.
    public static Ending unknown(String reason, Refusal refusal) {
        return new Ending(Disposition.UNKNOWN, reason, Refused.because(refusal));
    }

    /// Not attempted, or never reached.
    public static Ending neverSent(Refused refused) {
        return new Ending(Disposition.EXPIRED, refused.refusal().name(), refused);
    }

    /// An operator has paused its endpoint or host.
    public static Ending paused(Story story, Duration retryAfter) {
        return story.unknown()
                ? unknown("RECEIVER_PAUSED_AFTER_UNKNOWN", Refusal.RECEIVER_TIMEOUT)
                : neverSent(Refused.because(Refusal.RECEIVER_PAUSED).retryAfter(retryAfter));
    }

    /// An operator cancelled it while it waited.
    public static Ending cancelled(Story story) {
        return story.unknown()
                ? unknown("CANCELLED_AFTER_UNKNOWN", Refusal.RECEIVER_TIMEOUT)
                : new Ending(
                        Disposition.CANCELLED,
                        Refusal.CANCELLED.name(),
                        Refused.because(Refusal.CANCELLED));
    }

    /// Its endpoint is known to be down.
    public static Ending knownDown(Story story, Duration retryAfter) {
        return story.unknown()
                ? unknown("RECEIVER_KNOWN_DOWN_AFTER_UNKNOWN", Refusal.RECEIVER_TIMEOUT)
                : neverSent(Refused.because(Refusal.RECEIVER_KNOWN_DOWN).retryAfter(retryAfter));
    }
}
