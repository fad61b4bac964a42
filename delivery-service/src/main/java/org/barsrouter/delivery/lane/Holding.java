package org.barsrouter.delivery.lane;

/// What one party, such as a lane, holds of a {@link Room}.
final class Holding {
    private int messages;
    private long bytes;

    void add(long size) {
        messages++;
        bytes += size;
    }

    void remove(long size) {
        messages--;
        bytes -= size;
    }

    int messages() {
        return messages;
    }

    long bytes() {
        return bytes;
    }
}
