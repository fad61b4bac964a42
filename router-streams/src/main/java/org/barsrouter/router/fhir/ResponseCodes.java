package org.barsrouter.router.fhir;

import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.avro.RefusedAnswer;
import org.barsrouter.schemas.refusal.Refusal;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;

/// What the end of a delivery means to its sender in FHIR's three words: it worked, sending it
/// again may work, sending it again will not.
final class ResponseCodes {
    private ResponseCodes() {}

    static ResponseType of(Outcome outcome) {
        return switch (outcome.getDisposition()) {
            case DELIVERED, DELIVERED_DUPLICATE -> ResponseType.OK;
            case EXPIRED, UNKNOWN, CANCELLED -> ResponseType.TRANSIENTERROR;
            case UNROUTABLE ->
                    isTransient(outcome) ? ResponseType.TRANSIENTERROR : ResponseType.FATALERROR;
            case REJECTED, POISON -> ResponseType.FATALERROR;
        };
    }

    static boolean isOk(Outcome outcome) {
        return of(outcome) == ResponseType.OK;
    }

    /// A suspended service answers 503: it will be back.
    private static boolean isTransient(Outcome outcome) {
        return outcome.getAnswer() instanceof RefusedAnswer refused
                && Refusal.byCode(refused.getCode()).filter(r -> r.status() == 503).isPresent();
    }
}
