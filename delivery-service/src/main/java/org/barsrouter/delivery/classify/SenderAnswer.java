package org.barsrouter.delivery.classify;

import java.time.Duration;
import java.util.Optional;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.AttemptResult.Broken;
import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.barsrouter.schemas.refusal.Refusal;

/// What a sender gets. A receiver's own well-formed FHIR answer is never replaced; ours stands in
/// only where the receiver could not speak for itself.
public sealed interface SenderAnswer {

    /// The receiver's answer, unchanged.
    record PassOn() implements SenderAnswer {}

    /// Our OperationOutcome.
    ///
    /// @param diagnostics replaces the refusal's own text; never patient data
    record Refused(Refusal refusal, Optional<String> diagnostics, Optional<Duration> retryAfter)
            implements SenderAnswer {

        public static Refused because(Refusal refusal) {
            return new Refused(refusal, Optional.empty(), Optional.empty());
        }

        public Refused saying(String text) {
            return new Refused(refusal, Optional.of(text), retryAfter);
        }

        public Refused retryAfter(Duration time) {
            return new Refused(refusal, diagnostics, Optional.of(time));
        }
    }

    /// What the sender gets when this result is the last.
    static SenderAnswer of(AttemptResult result) {
        return switch (result) {
            case NotSent(Obstacle obstacle) -> unreached(obstacle);
            case Broken _ -> Refused.because(Refusal.RECEIVER_TIMEOUT);
            case Answered answered -> of(answered);
        };
    }

    private static SenderAnswer unreached(Obstacle obstacle) {
        Refused refused = Refused.because(Refusal.RECEIVER_UNREACHABLE);
        return switch (obstacle) {
            case DNS, CONNECT, POOL -> refused;
            case ADDRESS -> Refused.because(Refusal.RECEIVER_ADDRESS_REFUSED);
            case TLS ->
                    refused.saying(
                            "No TLS connection to the receiver could be made; nothing was sent to it.");
            case TLS_EXPIRED ->
                    refused.saying(
                            "The receiver's certificate has expired; nothing was sent to it.");
            case TLS_UNTRUSTED ->
                    refused.saying(
                            "The receiver's certificate leads to no root of this environment; nothing was sent to it.");
            case TLS_NAME ->
                    refused.saying(
                            "The receiver's certificate is made out to another name; nothing was sent to it.");
            case TLS_REFUSED ->
                    refused.saying(
                            "The receiver did not accept the router's client certificate; nothing was sent to it.");
        };
    }

    private static SenderAnswer of(Answered answered) {
        boolean delivered = answered.status() < 300 && !(answered.body() instanceof Body.NotFhir);
        boolean redirected = answered.status() >= 300 && answered.status() < 400;
        if (delivered || (answered.body() instanceof Body.Outcome && !redirected)) {
            return new PassOn();
        }
        Refused refused = inTheReceiversPlace(answered.status());
        return answered.retryAfter().map(refused::retryAfter).orElse(refused);
    }

    private static Refused inTheReceiversPlace(int status) {
        return switch (status) {
            case 400 -> Refused.because(Refusal.RECEIVER_BAD_REQUEST);
            case 401 -> Refused.because(Refusal.RECEIVER_UNAUTHORIZED);
            case 403 -> Refused.because(Refusal.RECEIVER_FORBIDDEN);
            case 404 -> Refused.because(Refusal.RECEIVER_NOT_FOUND);
            case 405 -> Refused.because(Refusal.RECEIVER_METHOD);
            case 406 -> Refused.because(Refusal.RECEIVER_NOT_ACCEPTABLE);
            case 408, 504 -> Refused.because(Refusal.RECEIVER_TIMEOUT);
            case 409 -> Refused.because(Refusal.RECEIVER_CONFLICT);
            case 410 -> Refused.because(Refusal.RECEIVER_GONE);
            case 422 -> Refused.because(Refusal.RECEIVER_UNPROCESSABLE);
            case 425 -> Refused.because(Refusal.RECEIVER_TOO_EARLY);
            case 429 -> Refused.because(Refusal.RECEIVER_THROTTLED);
            case 501 -> Refused.because(Refusal.RECEIVER_NOT_IMPLEMENTED);
            case 502 ->
                    Refused.because(Refusal.RECEIVER_UNAVAILABLE)
                            .saying(
                                    "A gateway in front of the receiver failed (502): whether the receiver"
                                            + " has the message is unknown; repeat it with the same ids.");
            case 503 -> Refused.because(Refusal.RECEIVER_UNAVAILABLE);
            default -> otherStatus(status);
        };
    }

    private static Refused otherStatus(int status) {
        if (status < 300) {
            return Refused.because(Refusal.RECEIVER_NOT_FHIR);
        }
        if (status < 400) {
            return Refused.because(Refusal.RECEIVER_REDIRECTED);
        }
        Refusal refusal = status < 500 ? Refusal.RECEIVER_BAD_REQUEST : Refusal.RECEIVER_ERROR;
        return Refused.because(refusal)
                .saying("The receiver answered " + status + " and did not say why.");
    }
}
