package org.barsrouter.ingress.header;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.barsrouter.schemas.header.BarsHeaders;

/// `X-Request-Id` and `X-Correlation-Id` as every response carries them: what was received, when it
/// was received and is safe to repeat, whether or not it was a good id.
public record EchoedIds(List<HeaderField> fields) {
    private static final int LONGEST = 200;

    public EchoedIds {
        fields = List.copyOf(fields);
    }

    public static EchoedIds of(RequestHeaders headers) {
        return of(headers.first(BarsHeaders.REQUEST_ID), headers.first(BarsHeaders.CORRELATION_ID));
    }

    public static EchoedIds of(Optional<String> requestId, Optional<String> correlationId) {
        return new EchoedIds(
                Stream.concat(
                                field(BarsHeaders.REQUEST_ID, requestId),
                                field(BarsHeaders.CORRELATION_ID, correlationId))
                        .toList());
    }

    boolean covers(HeaderField field) {
        return field.named(BarsHeaders.REQUEST_ID) || field.named(BarsHeaders.CORRELATION_ID);
    }

    private static Stream<HeaderField> field(String name, Optional<String> value) {
        return value.filter(EchoedIds::isSafe).map(id -> new HeaderField(name, id)).stream();
    }

    /// Visible ASCII only, so that no echo can start a header or a script of its own.
    private static boolean isSafe(String value) {
        return value.length() <= LONGEST && value.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    }
}
