package org.barsrouter.harness.bench.receiver;

import java.util.UUID;

/// What a request id says: which run, which service, which message. So the receivers need no list
/// of what is coming.
///
/// @param run number of the run
/// @param number of the message within its run
public record MessageNumber(int run, int service, int number) {
    private static final long VERSION = 0x8000_0000_0000_0000L;

    public UUID requestId() {
        return new UUID((long) run << 32 | service, VERSION | number);
    }

    /// @throws IllegalArgumentException when it is not a request id
    static MessageNumber parse(String requestId) {
        UUID id = UUID.fromString(requestId);
        return new MessageNumber(
                (int) (id.getMostSignificantBits() >>> 32),
                (int) id.getMostSignificantBits(),
                (int) id.getLeastSignificantBits());
    }
}
