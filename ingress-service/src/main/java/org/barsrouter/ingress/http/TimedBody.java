package org.barsrouter.ingress.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// A body that has to be there in time as a whole: the server's own time-out starts anew with every
/// byte.
final class TimedBody extends FilterInputStream {
    private final long start = System.nanoTime();
    private final Duration patience;

    TimedBody(InputStream body, Duration patience) {
        super(body);
        this.patience = patience;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        if (count >= 0 && System.nanoTime() - start > patience.toNanos()) {
            throw new SocketTimeoutException("the body takes too long");
        }
        return count;
    }
}
