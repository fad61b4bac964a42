package org.barsrouter.routetable.record;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.avro.DeliveryPolicy;
import org.barsrouter.schemas.avro.OrderMode;
import org.jspecify.annotations.Nullable;

/// Policies as records and back.
public final class PolicyRecords {
    private PolicyRecords() {}

    /// The policy that travels with an outbound message.
    public static DeliveryPolicy write(Policy policy) {
        OptionalDouble rate = policy.ratePerSecond();
        return DeliveryPolicy.newBuilder()
                .setAttemptTimeoutMs(Math.toIntExact(policy.attemptTimeout().toMillis()))
                .setConnectTimeoutMs(Math.toIntExact(policy.connectTimeout().toMillis()))
                .setMaxInFlight(policy.maxInFlight())
                .setRatePerSecond(rate.isPresent() ? rate.getAsDouble() : null)
                .setRetryInitialMs(policy.backoff().initial().toMillis())
                .setRetryMaxMs(policy.backoff().max().toMillis())
                .setRetryMultiplier(policy.backoff().multiplier())
                .setMaxAgeMs(policy.maxAge().toMillis())
                .setOrderMode(OrderMode.valueOf(policy.order().name()))
                .setRepeatAfterWrite(policy.relayRepeat() == Policy.RelayRepeat.ALSO_AFTER_WRITE)
                .build();
    }

    /// The policy as delivery reads it; the relay deadline is in the message itself by then.
    public static Policy read(DeliveryPolicy written) {
        Double rate = written.getRatePerSecond();
        return new Policy(
                Duration.ofMillis(written.getAttemptTimeoutMs()),
                Duration.ofMillis(written.getConnectTimeoutMs()),
                Policy.defaults().relayDeadline(),
                written.getMaxInFlight(),
                rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate),
                new Policy.Backoff(
                        Duration.ofMillis(written.getRetryInitialMs()),
                        Duration.ofMillis(written.getRetryMaxMs()),
                        written.getRetryMultiplier()),
                Duration.ofMillis(written.getMaxAgeMs()),
                Policy.Order.valueOf(written.getOrderMode().name()),
                repeat(written.getRepeatAfterWrite()));
    }

    static PolicyOverrides read(org.barsrouter.schemas.avro.@Nullable PolicyOverrides written) {
        if (written == null) {
            return PolicyOverrides.none();
        }
        OrderMode order = written.getOrderMode();
        Boolean repeats = written.getRepeatAfterWrite();
        return new PolicyOverrides.Builder()
                .attemptTimeout(duration(written.getAttemptTimeoutMs()))
                .relayDeadline(duration(written.getRelayDeadlineMs()))
                .maxInFlight(written.getMaxInFlight())
                .ratePerSecond(written.getRatePerSecond())
                .retryInitial(duration(written.getRetryInitialMs()))
                .retryMax(duration(written.getRetryMaxMs()))
                .maxAge(duration(written.getMaxAgeMs()))
                .order(order == null ? null : Policy.Order.valueOf(order.name()))
                .relayRepeat(repeats == null ? null : repeat(repeats))
                .build();
    }

    static org.barsrouter.schemas.avro.PolicyOverrides write(PolicyOverrides overrides) {
        return org.barsrouter.schemas.avro.PolicyOverrides.newBuilder()
                .setAttemptTimeoutMs(wholeMillis(overrides.attemptTimeout()))
                .setRelayDeadlineMs(wholeMillis(overrides.relayDeadline()))
                .setMaxInFlight(boxed(overrides.maxInFlight()))
                .setRatePerSecond(boxed(overrides.ratePerSecond()))
                .setRetryInitialMs(millis(overrides.retryInitial()))
                .setRetryMaxMs(millis(overrides.retryMax()))
                .setMaxAgeMs(millis(overrides.maxAge()))
                .setOrderMode(overrides.order().map(o -> OrderMode.valueOf(o.name())).orElse(null))
                .setRepeatAfterWrite(
                        overrides
                                .relayRepeat()
                                .map(r -> r == Policy.RelayRepeat.ALSO_AFTER_WRITE)
                                .orElse(null))
                .build();
    }

    private static Policy.RelayRepeat repeat(boolean afterWrite) {
        return afterWrite
                ? Policy.RelayRepeat.ALSO_AFTER_WRITE
                : Policy.RelayRepeat.NEVER_REACHED_ONLY;
    }

    private static @Nullable Duration duration(@Nullable Number millis) {
        return millis == null ? null : Duration.ofMillis(millis.longValue());
    }

    private static @Nullable Long millis(Optional<Duration> duration) {
        return duration.map(Duration::toMillis).orElse(null);
    }

    private static @Nullable Integer wholeMillis(Optional<Duration> duration) {
        return duration.map(d -> Math.toIntExact(d.toMillis())).orElse(null);
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
