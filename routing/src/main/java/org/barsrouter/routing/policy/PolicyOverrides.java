package org.barsrouter.routing.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What a route or an endpoint changes in the default policy; absent keeps what is there.
public final class PolicyOverrides {
    private static final PolicyOverrides NONE = new Builder().build();

    private final Builder values;

    private PolicyOverrides(Builder values) {
        this.values = values;
    }

    public static PolicyOverrides none() {
        return NONE;
    }

    public Optional<Duration> attemptTimeout() {
        return Optional.ofNullable(values.attemptTimeout);
    }

    public Optional<Duration> relayDeadline() {
        return Optional.ofNullable(values.relayDeadline);
    }

    public OptionalInt maxInFlight() {
        Integer max = values.maxInFlight;
        return max == null ? OptionalInt.empty() : OptionalInt.of(max);
    }

    public OptionalDouble ratePerSecond() {
        Double rate = values.ratePerSecond;
        return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
    }

    public Optional<Duration> retryInitial() {
        return Optional.ofNullable(values.retryInitial);
    }

    public Optional<Duration> retryMax() {
        return Optional.ofNullable(values.retryMax);
    }

    public Optional<Duration> maxAge() {
        return Optional.ofNullable(values.maxAge);
    }

    public Optional<Policy.Order> order() {
        return Optional.ofNullable(values.order);
    }

    public Optional<Policy.RelayRepeat> relayRepeat() {
        return Optional.ofNullable(values.relayRepeat);
    }

    /// Nine components, all optional.
    public static final class Builder {
        private @Nullable Duration attemptTimeout;
        private @Nullable Duration relayDeadline;
        private @Nullable Integer maxInFlight;
        private @Nullable Double ratePerSecond;
        private @Nullable Duration retryInitial;
        private @Nullable Duration retryMax;
        private @Nullable Duration maxAge;
        private Policy.@Nullable Order order;
        private Policy.@Nullable RelayRepeat relayRepeat;

        public Builder attemptTimeout(@Nullable Duration value) {
            attemptTimeout = value;
            return this;
        }

        public Builder relayDeadline(@Nullable Duration value) {
            relayDeadline = value;
            return this;
        }

        public Builder maxInFlight(@Nullable Integer value) {
            maxInFlight = value;
            return this;
        }

        public Builder ratePerSecond(@Nullable Double value) {
            ratePerSecond = value;
            return this;
        }

        public Builder retryInitial(@Nullable Duration value) {
            retryInitial = value;
            return this;
        }

        public Builder retryMax(@Nullable Duration value) {
            retryMax = value;
            return this;
        }

        public Builder maxAge(@Nullable Duration value) {
            maxAge = value;
            return this;
        }

        public Builder order(Policy.@Nullable Order value) {
            order = value;
            return this;
        }

        public Builder relayRepeat(Policy.@Nullable RelayRepeat value) {
            relayRepeat = value;
            return this;
        }

        public PolicyOverrides build() {
            return new PolicyOverrides(this);
        }
    }
}
