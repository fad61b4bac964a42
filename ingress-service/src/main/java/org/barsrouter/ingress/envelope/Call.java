package org.barsrouter.ingress.envelope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.ingress.caller.Credentials;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.ingress.header.RequestHeaders;
import org.barsrouter.routing.identifier.TargetIdentifier;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.tracing.context.TraceContext;
import org.jspecify.annotations.Nullable;

/// One HTTP request as received, without its body.
///
/// @param method upper case
/// @param path raw path behind the base path, with its leading slash
/// @param rawQuery raw query without the question mark, byte for byte
/// @param credentials who makes it, as far as that is proved
/// @param trace the context of our own span of it; empty while no traces are recorded
public record Call(
        String method,
        String path,
        @Nullable String rawQuery,
        RequestHeaders headers,
        Credentials credentials,
        Optional<TraceContext> trace) {

    /// A call of somebody who has proved nothing.
    public Call(String method, String path, @Nullable String rawQuery, RequestHeaders headers) {
        this(method, path, rawQuery, headers, new Credentials.Anonymous(), Optional.empty());
    }

    /// The same call by whoever has proved to make it.
    public Call by(Credentials proved) {
        return new Call(method, path, rawQuery, headers, proved, trace);
    }

    /// The same call as part of a trace.
    public Call within(Optional<TraceContext> context) {
        return new Call(method, path, rawQuery, headers, credentials, context);
    }

    /// The same call with this service as its target.
    public Call addressedTo(ServiceId target) {
        List<HeaderField> fields = new ArrayList<>();
        headers.fields().stream()
                .filter(field -> !field.named(BarsHeaders.TARGET_IDENTIFIER))
                .forEach(fields::add);
        fields.add(new HeaderField(BarsHeaders.TARGET_IDENTIFIER, TargetIdentifier.encode(target)));
        return new Call(method, path, rawQuery, new RequestHeaders(fields), credentials, trace);
    }

    /// Whether the headers announce a body.
    public boolean announcesBody() {
        return announcedLength() > 0 || headers.first("Transfer-Encoding").isPresent();
    }

    /// `Content-Length` in bytes, or -1 when it is absent or no number.
    public long announcedLength() {
        return headers.first("Content-Length").map(Call::length).orElse(-1L);
    }

    private static long length(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
