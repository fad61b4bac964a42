package org.barsrouter.routetable.refusal;

import org.barsrouter.routing.resolve.Reason;
import org.barsrouter.schemas.refusal.Refusal;

/// What a sender is told for each reason: a suspension is over one day and answers 503, a target
/// that cannot be read is the request's fault and answers 400, all else is 404 (BaRS general
/// errors).
public final class RoutingRefusals {
    private RoutingRefusals() {}

    public static Refusal of(Reason reason) {
        return switch (reason) {
            case MALFORMED_TARGET -> Refusal.TARGET_MALFORMED;
            case UNKNOWN_SYSTEM -> Refusal.SYSTEM_UNKNOWN;
            case UNKNOWN_SERVICE -> Refusal.SERVICE_UNKNOWN;
            case SERVICE_INACTIVE -> Refusal.SERVICE_INACTIVE;
            case NO_ASSIGNMENT_AT, NOT_YET, EXPIRED -> Refusal.NO_ASSIGNMENT;
            case SUSPENDED -> Refusal.SUSPENDED;
            case TEMPLATE_SUSPENDED, UNHEALTHY -> Refusal.ENDPOINT_SUSPENDED;
            case SUPPLIER_INACTIVE -> Refusal.SUPPLIER_INACTIVE;
            case TYPE_MISMATCH -> Refusal.TYPE_MISMATCH;
            case VERSION_UNSUPPORTED -> Refusal.VERSION_UNSUPPORTED;
            case AMBIGUOUS -> Refusal.AMBIGUOUS;
            case CORRUPT -> Refusal.ROUTE_CORRUPT;
        };
    }
}
