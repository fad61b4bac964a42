package org.barsrouter.delivery.classify;

import java.time.Duration;

/// The rows of the table that says what a receiver's answer means. Names are stable: they stand in
/// attempts, histories, metrics and `docs/operating.md`.
///
/// Sources: BaRS core, "Transactional integrity" (what a sender may repeat, 409 `duplicate`), and
/// "Failure scenarios" (whose fault a status is).
public enum Classification {
    /// 2xx with a FHIR body, or with none.
    DELIVERED(BreakerEffect.SUCCESS),
    /// 409 with issue `duplicate`: it has the message already.
    DUPLICATE(BreakerEffect.SUCCESS),
    /// Refused, and said why.
    REFUSED(BreakerEffect.SUCCESS),
    /// Refused without an OperationOutcome: perhaps not the receiver's own word.
    REFUSED_UNEXPLAINED(BreakerEffect.COUNTS),
    /// 401 or 403, and said why.
    FORBIDDEN(BreakerEffect.NONE),
    /// 401 or 403 without an OperationOutcome: certificates or access lists.
    FORBIDDEN_UNEXPLAINED(BreakerEffect.COUNTS),
    /// 425: an earlier attempt is still being processed.
    TOO_EARLY(BreakerEffect.NONE),
    /// 429.
    THROTTLED(BreakerEffect.NONE),
    /// 503: it is down and says so.
    UNAVAILABLE(BreakerEffect.COUNTS),
    /// 408, 502, 504: something in front of it, or itself, gave up waiting.
    GATEWAY_TIMEOUT(BreakerEffect.COUNTS),
    /// 5xx with issue `transient`.
    SERVER_TRANSIENT(BreakerEffect.NONE),
    /// 5xx with another issue.
    SERVER_ERROR(BreakerEffect.NONE),
    /// 5xx without an OperationOutcome.
    SERVER_UNEXPLAINED(BreakerEffect.COUNTS),
    /// 2xx with a body that is not FHIR: an intermediary's page.
    NOT_FHIR(BreakerEffect.COUNTS),
    /// 3xx: never followed.
    REDIRECTED(BreakerEffect.COUNTS),
    /// Its address may not be called: nothing was sent.
    ADDRESS_REFUSED(BreakerEffect.COUNTS),
    /// Nothing was sent.
    UNREACHABLE(BreakerEffect.COUNTS),
    /// Bytes were written and no whole answer came.
    UNKNOWN(BreakerEffect.COUNTS);

    private final BreakerEffect breaker;

    Classification(BreakerEffect breaker) {
        this.breaker = breaker;
    }

    /// What it means for a deferred delivery.
    public Deferred deferred() {
        return switch (this) {
            case DELIVERED, DUPLICATE -> new Deferred.Delivered();
            case REFUSED, FORBIDDEN, REDIRECTED, ADDRESS_REFUSED -> new Deferred.Reject();
            case REFUSED_UNEXPLAINED -> new Deferred.RetryAtMost(3);
            case FORBIDDEN_UNEXPLAINED -> new Deferred.RetrySlowly();
            case TOO_EARLY -> new Deferred.RetryAfter(Duration.ofSeconds(5));
            case THROTTLED -> new Deferred.RetryAfter(Duration.ZERO);
            case UNAVAILABLE, GATEWAY_TIMEOUT, SERVER_UNEXPLAINED, NOT_FHIR, UNREACHABLE, UNKNOWN ->
                    new Deferred.Retry();
            case SERVER_TRANSIENT -> new Deferred.RetryAtMost(5);
            case SERVER_ERROR -> new Deferred.RetryAtMost(2);
        };
    }

    public BreakerEffect breaker() {
        return breaker;
    }

    /// Whether it is not known if the receiver has the message.
    public boolean leavesUnknown() {
        return this == UNKNOWN || this == GATEWAY_TIMEOUT || this == NOT_FHIR;
    }

    /// Whether only somebody who changes a certificate, an access list or an address can mend it.
    public boolean isConfiguration() {
        return this == FORBIDDEN_UNEXPLAINED || this == REDIRECTED || this == ADDRESS_REFUSED;
    }
}
