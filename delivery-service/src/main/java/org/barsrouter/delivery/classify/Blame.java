package org.barsrouter.delivery.classify;

import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;

/// Whose fault a result may be.
public enum Blame {
    /// It works.
    NOBODY,
    /// It answered; nothing is known of its health.
    UNCLEAR,
    /// Something behind the address: the service first, the endpoint when enough services fail.
    SERVICE,
    /// The address itself: nobody was there, or nobody that we trust. The host first.
    ADDRESS;

    public static Blame of(AttemptResult result) {
        if (result instanceof NotSent(Obstacle obstacle)) {
            // That our own pool is used up says nothing about the receiver.
            return obstacle == Obstacle.POOL ? UNCLEAR : ADDRESS;
        }
        return switch (Classifier.classify(result).breaker()) {
            case SUCCESS -> NOBODY;
            case NONE -> UNCLEAR;
            case COUNTS -> SERVICE;
        };
    }
}
