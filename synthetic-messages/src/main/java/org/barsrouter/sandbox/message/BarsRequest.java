package org.barsrouter.sandbox.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.barsrouter.schemas.header.BarsHeaders;

/// A whole BaRS request, ready to be sent. Sending the same value again is a retry in the sense of
/// the standard: same ids, same body.
///
/// @param path below the BaRS base path, with its query if it has one
/// @param headers all of them, in the order in which they were set
/// @param body empty for a read
public record BarsRequest(
        IdPair ids, String method, String path, Map<String, String> headers, String body) {

    public BarsRequest {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /// `POST /$process-message`.
    public static BarsRequest processMessage(
            IdPair ids, Parties parties, SyntheticMessage message) {
        return new BarsRequest(
                        ids,
                        "POST",
                        BarsHeaders.PROCESS_MESSAGE,
                        common(ids, parties),
                        message.body())
                .withHeader("Content-Type", BarsHeaders.FHIR_JSON + ";version=1.0.0")
                .withHeader(BarsHeaders.USE_CONTEXT, message.kind().useContext());
    }

    /// A read of a receiver's resources.
    ///
    /// @param path with the query
    public static BarsRequest read(IdPair ids, Parties parties, String path) {
        return new BarsRequest(ids, "GET", path, common(ids, parties), "");
    }

    /// The same request with another method, path and body: the direct writes.
    public BarsRequest write(String otherMethod, String otherPath, String otherBody) {
        return new BarsRequest(ids, otherMethod, otherPath, headers, otherBody);
    }

    /// Asks for 202 now and the answer later.
    public BarsRequest deferred() {
        return withHeader("Prefer", "respond-async");
    }

    public BarsRequest withHeader(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new BarsRequest(ids, method, path, changed, body);
    }

    public BarsRequest withoutHeader(String name) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(name);
        return new BarsRequest(ids, method, path, changed, body);
    }

    public BarsRequest withBody(String otherBody) {
        return new BarsRequest(ids, method, path, headers, otherBody);
    }

    private static Map<String, String> common(IdPair ids, Parties parties) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(BarsHeaders.REQUEST_ID, ids.requestId().value());
        headers.put(BarsHeaders.CORRELATION_ID, ids.correlationId().value());
        headers.put(
                BarsHeaders.TARGET_IDENTIFIER,
                HeaderValues.targetIdentifier(parties.receiver().service()));
        headers.put(
                BarsHeaders.END_USER_ORGANISATION,
                HeaderValues.endUserOrganisation(parties.sender()));
        headers.put(
                BarsHeaders.REQUESTING_SOFTWARE,
                HeaderValues.requestingSoftware("BaRS Router sandbox", "1.0.0"));
        headers.put("Accept", BarsHeaders.FHIR_JSON + "; version=1.4.0");
        return headers;
    }
}
