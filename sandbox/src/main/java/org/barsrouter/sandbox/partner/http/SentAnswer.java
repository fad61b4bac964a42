package org.barsrouter.sandbox.partner.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import org.barsrouter.sandbox.message.IdPair;
import org.barsrouter.schemas.header.BarsHeaders;

/// What came back to a simulated sender.
///
/// @param took from the first byte sent to the last byte read
public record SentAnswer(int status, HttpHeaders headers, String body, Duration took) {

    /// First value of a header, whose name is compared without case.
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /// Whether both of the request's ids were echoed.
    public boolean echoes(IdPair ids) {
        return header(BarsHeaders.REQUEST_ID).equals(Optional.of(ids.requestId().value()))
                && header(BarsHeaders.CORRELATION_ID)
                        .equals(Optional.of(ids.correlationId().value()));
    }
}
