package org.barsrouter.catalogue.fhir;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.decide.Acknowledged;
import org.barsrouter.catalogue.http.Fault;
import org.barsrouter.catalogue.http.FaultException;

/// What a caller accepts to lose, from a header: `removed=2, repointed=0,
/// without-route=careconnect`. FHIR has no place for it.
final class Acknowledgement {
    static final String HEADER = "X-Acknowledge";

    private Acknowledgement() {}

    static Acknowledged of(FhirCall call) {
        Optional<String> header = call.header(HEADER);
        if (header.isEmpty()) {
            return Acknowledged.nothing();
        }
        Set<String> withoutRoute = new HashSet<>();
        Integer removed = null;
        Integer repointed = null;
        for (String part : header.get().split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            switch (pair.length == 2 ? pair[0].strip().toLowerCase(Locale.ROOT) : "") {
                case "removed" -> removed = number(pair[1]);
                case "repointed" -> repointed = number(pair[1]);
                case "without-route" -> withoutRoute.add(pair[1].strip());
                default -> throw unreadable();
            }
        }
        return new Acknowledged(
                removed == null || repointed == null
                        ? null
                        : new VolumeGuard.Ack(removed, repointed),
                withoutRoute);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    private static FaultException unreadable() {
        return new FaultException(
                Fault.ELEMENT_WRONG,
                "The header "
                        + HEADER
                        + " must be like removed=0, repointed=312, without-route=careconnect.");
    }
}
