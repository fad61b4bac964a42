package org.barsrouter.ingress.caller;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.barsrouter.ingress.header.RequestHeaders;
import org.barsrouter.schemas.header.BarsHeaders;

/// What `NHSD-End-User-Organisation` says: base64 of a JSON Organization with an ODS identifier
/// (BaRS API 1.4.0, request headers). Read leniently: real software writes it in several ways.
public sealed interface CallingOrganisation {

    /// An organisation.
    ///
    /// @param odsCode in upper case
    record Named(String odsCode) implements CallingOrganisation {}

    /// No such header.
    record Absent() implements CallingOrganisation {}

    /// Not base64, not JSON, or without an ODS identifier.
    record Unreadable() implements CallingOrganisation {}

    static CallingOrganisation of(RequestHeaders headers) {
        return headers.first(BarsHeaders.END_USER_ORGANISATION)
                .map(CallingOrganisation::decode)
                .orElseGet(Absent::new);
    }

    /// The ODS code, if there is one.
    default Optional<String> code() {
        return this instanceof Named(String code) ? Optional.of(code) : Optional.empty();
    }

    private static CallingOrganisation decode(String header) {
        byte[] json;
        try {
            json = Base64.getDecoder().decode(header);
        } catch (IllegalArgumentException e) {
            return new Unreadable();
        }
        return OdsIdentifier.in(json)
                .<CallingOrganisation>map(code -> new Named(code.toUpperCase(Locale.ROOT)))
                .orElseGet(Unreadable::new);
    }
}
