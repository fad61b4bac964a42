package org.barsrouter.ingress.envelope;

import org.barsrouter.ingress.header.RequestHeaders;
import org.jspecify.annotations.Nullable;

/// One HTTP request as received, without its body.
///
/// @param method upper case
/// @param path raw path behind the base path, with its leading slash
/// @param rawQuery raw query without the question mark, byte for byte
public record Call(String method, String path, @Nullable String rawQuery, RequestHeaders headers) {

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
