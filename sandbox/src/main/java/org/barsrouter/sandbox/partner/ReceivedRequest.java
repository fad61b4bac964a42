package org.barsrouter.sandbox.partner;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.barsrouter.sandbox.message.IdPair;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.RequestId;
import org.jspecify.annotations.Nullable;

/// A request as a simulated receiver saw it.
///
/// @param path below the receiver's base path
/// @param rawQuery as it came, empty when there was none
/// @param headers by name, compared without case; repeated ones joined with a comma
/// @param body empty for a read
/// @param requestId null when the header was absent
/// @param correlationId null when the header was absent
public record ReceivedRequest(
        Instant instant,
        String method,
        String path,
        String rawQuery,
        Map<String, String> headers,
        String body,
        @Nullable RequestId requestId,
        @Nullable CorrelationId correlationId) {

    public ReceivedRequest {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /// The first line of a request, before its header and body.
    public record Line(String method, String path, String rawQuery) {}

    public static ReceivedRequest of(
            Instant instant, Line line, Map<String, String> headers, String body) {
        Map<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        named.putAll(headers);
        String requestId = named.get(BarsHeaders.REQUEST_ID);
        String correlationId = named.get(BarsHeaders.CORRELATION_ID);
        return new ReceivedRequest(
                instant,
                line.method(),
                line.path(),
                line.rawQuery(),
                named,
                body,
                requestId == null ? null : new RequestId(requestId),
                correlationId == null ? null : new CorrelationId(correlationId));
    }

    /// Both ids; empty when one is absent.
    public Optional<IdPair> ids() {
        return requestId == null || correlationId == null
                ? Optional.empty()
                : Optional.of(new IdPair(requestId, correlationId));
    }

    /// Whether it belongs to the conversation.
    public boolean isOf(CorrelationId conversation) {
        return conversation.equals(correlationId);
    }

    /// Reads do not count as processed, however often they come.
    public boolean isWrite() {
        return !method.equals("GET");
    }

    /// Leaves out the body and the query: they may hold a patient's data.
    @Override
    public String toString() {
        return "%s %s %s requestId=%s correlationId=%s"
                .formatted(instant, method, path, requestId, correlationId);
    }
}
