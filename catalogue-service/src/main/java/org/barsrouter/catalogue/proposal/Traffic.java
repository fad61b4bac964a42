package org.barsrouter.catalogue.proposal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// How much traffic each service had lately: what turns "312 services" into "41 % of yesterday's
/// traffic".
///
/// @param messages by service key
/// @param since from when they were counted
/// @param until to when
public record Traffic(Map<String, Long> messages, Instant since, Instant until) {

    /// Where traffic is known from.
    @FunctionalInterface
    public interface Source {
        /// Empty when nothing is known; then a diff says so.
        Optional<Traffic> lately();

        /// Nobody counts.
        static Source unknown() {
            return Optional::empty;
        }
    }

    public Traffic {
        messages = Map.copyOf(messages);
    }

    public long total() {
        return messages.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Messages of one service.
    public long of(String serviceKey) {
        return messages.getOrDefault(serviceKey, 0L);
    }
}
