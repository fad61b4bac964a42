package org.barsrouter.catalogue.explain;

import org.barsrouter.routing.resolve.Reason;

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
            case AMBIGUOUS -> "two assignments have the same rank, and none is guessed";
            case CORRUPT -> "its record in the catalogue cannot be read";
        };
    }
}
