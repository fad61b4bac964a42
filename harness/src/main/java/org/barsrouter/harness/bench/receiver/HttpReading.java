package org.barsrouter.harness.bench.receiver;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Reads requests off a connection: just enough of HTTP/1.1 for clients that send a content length.
final class HttpReading {
    private static final int LARGEST_HEAD = 16_384;
    private static final byte TLS_HANDSHAKE = 0x16;

    private final InputStream in;
    private final byte[] buffer = new byte[32_768];
    private int start;
    private int end;

    /// The ids of a request whose body has been read.
    record Request(String requestId, String correlationId) {}

    HttpReading(InputStream in) {
        this.in = in;
    }

    /// The next request; empty when the client has closed the connection or speaks TLS.
    Optional<Request> next() throws IOException {
        int head = readHead();
        if (head < 0) {
            return Optional.empty();
        }
        String text = new String(buffer, start, head - start, StandardCharsets.ISO_8859_1);
        start = head;
        Optional<String> length = header(text, "content-length");
        if (length.isEmpty()) {
            throw new IOException("a request without content length");
        }
        skip(Long.parseLong(length.get()));
        return Optional.of(
                new Request(
                        header(text, "x-request-id").orElse(""),
                        header(text, "x-correlation-id").orElse("")));
    }

    private int readHead() throws IOException {
        int seen = start;
        while (true) {
            for (; seen + 3 < end; seen++) {
                if (buffer[seen] == '\r'
                        && buffer[seen + 1] == '\n'
                        && buffer[seen + 2] == '\r'
                        && buffer[seen + 3] == '\n') {
                    return seen + 4;
                }
            }
            seen -= compact();
            if (end - start > LARGEST_HEAD || !fill() || buffer[start] == TLS_HANDSHAKE) {
                return -1;
            }
        }
    }

    private int compact() {
        int moved = start;
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        return moved;
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, read);
        return read >= 0;
    }

    private void skip(long bytes) throws IOException {
        long left = bytes;
        while (true) {
            int here = (int) Math.min(left, end - start);
            start += here;
            left -= here;
            if (left == 0) {
                return;
            }
            start = 0;
            end = 0;
            if (!fill()) {
                throw new EOFException();
            }
        }
    }

    private static Optional<String> header(String head, String name) {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("\r\n" + name + ":");
        if (at < 0) {
            return Optional.empty();
        }
        int from = at + name.length() + 3;
        return Optional.of(head.substring(from, head.indexOf("\r\n", from)).strip());
    }
}
