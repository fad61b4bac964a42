package org.barsrouter.routing.policy;

import java.time.Duration;
import java.util.OptionalDouble;

/// How deliveries to one route are attempted and repeated.
///
/// @param attemptTimeout total time of one attempt; the national proxy waits 32 s
/// @param relayDeadline from accepted-at to deliver-by of a relay message
/// @param maxInFlight concurrent attempts to the endpoint, at least 1
/// @param ratePerSecond attempts per second; empty is unlimited
/// @param maxAge how long after acceptance a deferred message is worth delivering
public record Policy(
        Duration attemptTimeout,
        Duration connectTimeout,
        Duration relayDeadline,
        int maxInFlight,
        OptionalDouble ratePerSecond,
        Backoff backoff,
        Duration maxAge,
        Order order,
        RelayRepeat relayRepeat) {

    /// Growth of the time between attempts of a deferred delivery.
    public record Backoff(Duration initial, Duration max, double multiplier) {}

    /// What order is kept between the deferred messages of a service.
    public enum Order {
        NONE,
        CONVERSATION
    }

    /// Which failed attempts of a relay message may be repeated within its deadline.
    public enum RelayRepeat {
        NEVER_REACHED_ONLY,
        ALSO_AFTER_WRITE
    }

    /// What holds where the catalogue says nothing else.
    public static Policy defaults() {
        return new Policy(
                Duration.ofSeconds(32),
                Duration.ofSeconds(5),
                Duration.ofSeconds(32),
                64,
                OptionalDouble.empty(),
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 2.0),
                Duration.ofHours(24),
                Order.CONVERSATION,
                RelayRepeat.NEVER_REACHED_ONLY);
    }

    public Policy with(PolicyOverrides over) {
        return new Policy(
                over.attemptTimeout().orElse(attemptTimeout),
                connectTimeout,
                over.relayDeadline().orElse(relayDeadline),
                over.maxInFlight().orElse(maxInFlight),
                over.ratePerSecond().isPresent() ? over.ratePerSecond() : ratePerSecond,
                new Backoff(
                        over.retryInitial().orElse(backoff.initial()),
                        over.retryMax().orElse(backoff.max()),
                        backoff.multiplier()),
                over.maxAge().orElse(maxAge),
                over.order().orElse(order),
                over.relayRepeat().orElse(relayRepeat));
    }

    /// What one of so many slices of an endpoint may do: its part of the attempts under way, at
    /// least one, and of the rate.
    public Policy perSlice(int slices) {
        return slices == 1
                ? this
                : new Policy(
                        attemptTimeout,
                        connectTimeout,
                        relayDeadline,
                        Math.max(1, maxInFlight / slices),
                        ratePerSecond.isPresent()
                                ? OptionalDouble.of(ratePerSecond.getAsDouble() / slices)
                                : ratePerSecond,
                        backoff,
                        maxAge,
                        order,
                        relayRepeat);
    }
}
