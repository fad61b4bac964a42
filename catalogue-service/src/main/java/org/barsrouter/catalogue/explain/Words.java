package org.barsrouter.catalogue.explain;

import org.barsrouter.routing.resolve.Reason;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.resolve.Via;

/// Reasons in words, as the end of "it is not routed, because …".
public final class Words {
    private Words() {}

    public static String of(Reason reason) {
        return switch (reason) {
            case MALFORMED_TARGET -> "the target cannot be read";
            case UNKNOWN_SYSTEM -> "its identifier system is not registered";
            case UNKNOWN_SERVICE -> "the catalogue does not have the service";
            case SERVICE_INACTIVE -> "the service is not active";
            case NO_ASSIGNMENT_AT -> "no active endpoint is assigned at that instant";
            case NOT_YET -> "its assignment has not begun";
            case EXPIRED -> "its assignment has ended";
            case SUSPENDED -> "its assignment is suspended";
            case TEMPLATE_SUSPENDED -> "its endpoint is suspended";
            case SUPPLIER_INACTIVE -> "its supplier is not active";
            case TYPE_MISMATCH -> "it has no BaRS endpoint";
            case VERSION_UNSUPPORTED -> "its endpoint does not serve the BaRS version";
            case UNHEALTHY -> "it is known to be down, and a lower rank is not";
            case AMBIGUOUS -> "two assignments have the same rank, and none is guessed";
            case CORRUPT -> "its record in the catalogue cannot be read";
        };
    }

    /// By which rule something was chosen.
    static String of(Deliver deliver) {
        return switch (deliver.via()) {
            case AFFINITY -> "it holds the resource";
            case DRAIN -> "which keeps what it was given until its drain ends";
            case RANK -> "rank " + deliver.assignment().rank();
            case FALLBACK ->
                    "rank " + deliver.assignment().rank() + ", because a higher one is down";
        };
    }

    /// Why a candidate was kept.
    static String kept(Via via) {
        return switch (via) {
            case AFFINITY -> "it holds the resource";
            case DRAIN -> "it drains: what it was given stays with it";
            case RANK -> "it fits, the lowest rank wins";
            case FALLBACK -> "it fits, and a higher rank is down";
        };
    }
}
