package org.barsrouter.delivery.classify;

import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.AttemptResult.Broken;
import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;

/// Puts an attempt's result into its row of the table.
public final class Classifier {
    private Classifier() {}

    public static Classification classify(AttemptResult result) {
        return switch (result) {
            case NotSent(Obstacle obstacle) ->
                    obstacle == Obstacle.ADDRESS
                            ? Classification.ADDRESS_REFUSED
                            : Classification.UNREACHABLE;
            case Broken _ -> Classification.UNKNOWN;
            case Answered answered -> ofAnswer(answered);
        };
    }

    private static Classification ofAnswer(Answered answered) {
        int status = answered.status();
        if (status < 300) {
            return answered.body() instanceof Body.NotFhir
                    ? Classification.NOT_FHIR
                    : Classification.DELIVERED;
        }
        if (status < 400) {
            return Classification.REDIRECTED;
        }
        boolean explained = answered.body() instanceof Body.Outcome;
        return status < 500
                ? ofRefusal(status, answered.body(), explained)
                : ofFailure(status, answered.body(), explained);
    }

    private static Classification ofRefusal(int status, Body body, boolean explained) {
        return switch (status) {
            case 401, 403 ->
                    explained ? Classification.FORBIDDEN : Classification.FORBIDDEN_UNEXPLAINED;
            case 408 -> Classification.GATEWAY_TIMEOUT;
            case 425 -> Classification.TOO_EARLY;
            case 429 -> Classification.THROTTLED;
            default -> {
                if (status == 409 && body.says("duplicate")) {
                    yield Classification.DUPLICATE;
                }
                yield explained ? Classification.REFUSED : Classification.REFUSED_UNEXPLAINED;
            }
        };
    }

    private static Classification ofFailure(int status, Body body, boolean explained) {
        return switch (status) {
            case 501 -> explained ? Classification.REFUSED : Classification.REFUSED_UNEXPLAINED;
            case 502, 504 -> Classification.GATEWAY_TIMEOUT;
            case 503 -> Classification.UNAVAILABLE;
            default -> {
                if (!explained) {
                    yield Classification.SERVER_UNEXPLAINED;
                }
                yield body.says("transient")
                        ? Classification.SERVER_TRANSIENT
                        : Classification.SERVER_ERROR;
            }
        };
    }
}
