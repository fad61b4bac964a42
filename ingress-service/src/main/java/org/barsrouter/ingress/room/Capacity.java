package org.barsrouter.ingress.room;

/// What fits into the memory of this process. Every connection may be in use at once, each with the
/// buffers of a request; a fifth of them stays free of calls that wait, so that whoever comes too
/// many is told so instead of waiting for them.
///
/// @param connections open at once; more wait to be accepted
/// @param calls under way at once; more are refused
/// @param bodies bytes of their bodies, all together
public record Capacity(int connections, int calls, long bodies) {
    private static final int SHARE_OF_CONNECTIONS = 3;
    private static final int SHARE_OF_BODIES = 6;
    private static final int LEAST = 64;

    /// What a heap has room for: a third of it goes to connections, a sixth to bodies.
    ///
    /// @param heap in bytes
    /// @param each bytes that a connection in use holds
    /// @param largestBody in bytes; two of them always have room
    public static Capacity of(long heap, int each, long largestBody) {
        int connections = Math.clamp(heap / SHARE_OF_CONNECTIONS / each, LEAST, Integer.MAX_VALUE);
        return new Capacity(
                connections,
                callsOf(connections),
                Math.max(heap / SHARE_OF_BODIES, 2 * largestBody));
    }

    /// How many of so many connections may wait for answers at once.
    public static int callsOf(int connections) {
        return Math.max(1, (int) (connections * 4L / 5));
    }
}
