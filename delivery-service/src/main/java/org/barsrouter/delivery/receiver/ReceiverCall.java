package org.barsrouter.delivery.receiver;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call to make.
///
/// @param address base URL of the endpoint
/// @param path raw path behind it, with its leading slash
/// @param rawQuery raw query without the question mark, sent byte for byte
/// @param headers the message's headers; what must not be forwarded is left out on the way
/// @param timeout total time, from the first look-up to the last byte of the answer
public record ReceiverCall(
        String method,
        URI address,
        String path,
        @Nullable String rawQuery,
        List<HeaderField> headers,
        ByteBuffer body,
        Duration timeout) {

    public ReceiverCall {
        headers = List.copyOf(headers);
    }

    /// The same call with other headers.
    ReceiverCall with(List<HeaderField> others) {
        return new ReceiverCall(method, address, path, rawQuery, others, body, timeout);
    }

    /// Path and query behind the host: the address without one trailing slash, then the path.
    String target() {
        String base = address.getRawPath() == null ? "" : address.getRawPath();
        String stripped = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return rawQuery == null ? stripped + path : stripped + path + "?" + rawQuery;
    }

    /// Host and port, for records and metrics.
    public static String hostOf(URI address) {
        return address.getPort() < 0
                ? String.valueOf(address.getHost())
                : address.getHost() + ":" + address.getPort();
    }

    @Override
    public String toString() {
        return "ReceiverCall[" + method + " to " + hostOf(address) + "]";
    }
}
