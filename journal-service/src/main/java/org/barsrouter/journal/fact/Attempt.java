package org.barsrouter.journal.fact;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One HTTP call for a delivery.
///
/// @param number from 1; 0 for an end or a wait without any attempt, and for a late answer
/// @param detail how much is known of it
public record Attempt(
        int number,
        Detail detail,
        Place place,
        Instant startedAt,
        Instant endedAt,
        Answer answer,
        Next next) {

    /// A whole attempt record, or the one line that a dead letter's history keeps of it.
    public enum Detail {
        WHOLE,
        SUMMARY
    }

    /// Where it went.
    ///
    /// @param host host and port
    public record Place(@Nullable String endpointId, @Nullable String host) {}

    /// What came back.
    ///
    /// @param classification a name of the delivery classification
    /// @param late whether it came after its sender had been told the outcome
    public record Answer(
            @Nullable Integer status,
            String classification,
            boolean bytesWritten,
            boolean idsEchoed,
            boolean late) {
        private static final Set<String> ARRIVED = Set.of("DELIVERED", "DUPLICATE");
        private static final Set<String> UNKNOWN = Set.of("UNKNOWN", "GATEWAY_TIMEOUT");

        /// Whether it says that the receiver has the message.
        public boolean arrived() {
            return ARRIVED.contains(classification);
        }

        /// Whether it leaves open if the receiver has the message.
        public boolean mayHaveArrived() {
            return UNKNOWN.contains(classification);
        }
    }

    /// What followed from it: another attempt, or an end.
    ///
    /// @param reason why it waits or ended, a stable code
    public record Next(
            @Nullable Instant attemptAt,
            @Nullable Disposition disposition,
            @Nullable String reason) {}
}
