package org.barsrouter.delivery.lane;

/// Room for the messages that a process holds, over all its partitions. Those that arrive and those
/// that were parked and are read again have rooms of their own: a backlog that drains takes nothing
/// from what is live, and what is live does not keep a backlog from draining.
///
/// @param arriving taken from the topic and not done with
/// @param readAgain parked, and being read, attempted or told
public record Memory(Room arriving, Room readAgain) {
    /// What a message in memory costs beside its body: headers, ids, the engine's books, the thread
    /// of its attempt and a pooled connection with its buffers.
    private static final long AROUND = 40 * 1024;

    private static final int LEAST_PLACES = 48;
    private static final long LEAST_BYTES = 1024 * 1024;

    /// For a process with such a heap: a quarter of it for what is around messages, an eighth for
    /// their bodies; of both, two thirds are for those that arrive. Without it, a backlog over many
    /// lanes would end the process with an OutOfMemoryError.
    ///
    /// @param heap the largest heap, in bytes
    public static Memory sharing(long heap) {
        long places = Math.clamp(heap / 4 / AROUND / 3, LEAST_PLACES, Integer.MAX_VALUE / 4);
        long bytes = Math.max(LEAST_BYTES, heap / 8 / 3);
        return new Memory(new Room((int) places * 2, bytes * 2), new Room((int) places, bytes));
    }

    /// For a process with one partition that knows no other limit than its own.
    static Memory of(EngineSettings settings) {
        return new Memory(
                new Room(settings.open(), settings.openBytes()),
                new Room(Math.max(1, settings.open() / 2), Math.max(1, settings.openBytes() / 2)));
    }

    /// How many messages there may be at a time.
    public int places() {
        return arriving.places() + readAgain.places();
    }
}
