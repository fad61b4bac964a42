package org.barsrouter.delivery.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Everything about delivery that a deployment may set.
///
/// @param groupId consumer group; with the environment it also names the fences of the parked topic
/// @param commitInterval time between commits
/// @param stopTimeout how long a partition that is let go waits for what is under way
/// @param seenWindow how long a delivery is remembered, so that one routed twice is known
/// @param routesTimeout how long the start waits for the catalogue
/// @param advertisedUrl where other instances reach this one, to ask why something waits; without
///   it they cannot tell of its partitions
@ConfigurationProperties(prefix = "delivery", ignoreUnknownFields = false)
public record DeliveryProperties(
        @DefaultValue("bars-delivery") String groupId,
        @DefaultValue("200ms") Duration commitInterval,
        @DefaultValue("2s") Duration stopTimeout,
        @DefaultValue("60s") Duration seenWindow,
        @DefaultValue("60s") Duration routesTimeout,
        @DefaultValue Partition partition,
        @DefaultValue Lane lane,
        @DefaultValue Host host,
        @DefaultValue Breaker breaker,
        @DefaultValue DeadLetters deadLetters,
        @DefaultValue Attempt attempt,
        @DefaultValue Parked parked,
        @DefaultValue Reads reads,
        @DefaultValue TlsProperties tls,
        @DefaultValue EgressProperties egress,
        @Nullable URI advertisedUrl) {

    public DeliveryProperties {
        if (groupId.isBlank()) {
            throw new IllegalArgumentException(
                    "delivery.group-id must be a name: all instances that share the work share it");
        }
        Checks.positive("delivery.commit-interval", commitInterval);
        Checks.positive("delivery.stop-timeout", stopTimeout);
        Checks.positive("delivery.seen-window", seenWindow);
        Checks.positive("delivery.routes-timeout", routesTimeout);
        if (advertisedUrl != null && (advertisedUrl.getHost() == null || !isHttp(advertisedUrl))) {
            throw new IllegalArgumentException(
                    "delivery.advertised-url must be the http or https address of this instance, such as http://delivery-1:8082");
        }
    }

    private static boolean isHttp(URI address) {
        return "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    }

    /// Limits of one partition of `bars.outbound`; reading pauses at the first that is reached.
    ///
    /// @param maxSkew how far the newest record may be ahead of the commit point
    /// @param maxOpen records taken and not done with
    /// @param maxOpenBytes their bodies
    public record Partition(
            @DefaultValue("20000") int maxSkew,
            @DefaultValue("2000") int maxOpen,
            @DefaultValue("64MB") DataSize maxOpenBytes) {

        public Partition {
            Checks.atLeastOne("delivery.partition.max-skew", maxSkew);
            Checks.atLeastOne("delivery.partition.max-open", maxOpen);
            if (maxOpenBytes.toBytes() < 1) {
                throw new IllegalArgumentException(
                        "delivery.partition.max-open-bytes must be a size above zero, such as 64MB");
            }
        }
    }

    /// Limits of one lane.
    ///
    /// @param maxInFlight slots while no message has told the endpoint's policy
    /// @param maxWaiting relay messages that wait in memory for a slot
    /// @param fullPause after this a deferred message that found its lane full comes back
    public record Lane(
            @DefaultValue("64") int maxInFlight,
            @DefaultValue("256") int maxWaiting,
            @DefaultValue("1s") Duration fullPause) {

        public Lane {
            Checks.atLeastOne("delivery.lane.max-in-flight", maxInFlight);
            Checks.atLeastOne("delivery.lane.max-waiting", maxWaiting);
            Checks.positive("delivery.lane.full-pause", fullPause);
        }
    }

    /// Limits of one host, over all lanes and partitions of this process.
    ///
    /// @param maxInFlight attempts under way at most
    public record Host(@DefaultValue("512") int maxInFlight) {

        public Host {
            Checks.atLeastOne("delivery.host.max-in-flight", maxInFlight);
        }
    }

    /// When dead letters are metered: a lane that refuses more is in an outage of its own kind.
    ///
    /// @param maxShare of the last hundred deferred deliveries that ended; 1 switches it off
    /// @param least refusals before anything is metered
    public record DeadLetters(@DefaultValue("0.5") double maxShare, @DefaultValue("20") int least) {

        public DeadLetters {
            if (!(maxShare > 0 && maxShare <= 1)) {
                throw new IllegalArgumentException(
                        "delivery.dead-letters.max-share must be above 0 and at most 1, such as 0.5");
            }
            Checks.atLeastOne("delivery.dead-letters.least", least);
        }
    }

    /// When a service, an endpoint or a host counts as down.
    ///
    /// @param failures failures in a row
    /// @param probeInitial first wait before a probe
    /// @param probeMax longest wait before a probe
    public record Breaker(
            @DefaultValue("5") int failures,
            @DefaultValue("1s") Duration probeInitial,
            @DefaultValue("5m") Duration probeMax) {

        public Breaker {
            Checks.atLeastOne("delivery.breaker.failures", failures);
            Checks.positive("delivery.breaker.probe-initial", probeInitial);
            Checks.positive("delivery.breaker.probe-max", probeMax);
        }
    }

    /// HTTP to receivers. The total time of an attempt is the route's policy.
    ///
    /// @param connectTimeout to connect, and again for TLS
    /// @param poolTimeout to wait for a connection
    /// @param connectionsPerHost at most
    /// @param connections at most, over all hosts
    /// @param idleTimeout a connection idle for so long is closed
    /// @param maxAnswer the largest answer; below the 8 MB of the topics it is written to
    public record Attempt(
            @DefaultValue("5s") Duration connectTimeout,
            @DefaultValue("2s") Duration poolTimeout,
            @DefaultValue("512") int connectionsPerHost,
            @DefaultValue("4096") int connections,
            @DefaultValue("20s") Duration idleTimeout,
            @DefaultValue("7MB") DataSize maxAnswer) {
        private static final DataSize LARGEST = DataSize.ofMegabytes(7);

        public Attempt {
            Checks.positive("delivery.attempt.connect-timeout", connectTimeout);
            Checks.positive("delivery.attempt.pool-timeout", poolTimeout);
            Checks.atLeastOne("delivery.attempt.connections-per-host", connectionsPerHost);
            Checks.atLeastOne("delivery.attempt.connections", connections);
            Checks.positive("delivery.attempt.idle-timeout", idleTimeout);
            if (maxAnswer.compareTo(LARGEST) > 0 || maxAnswer.toBytes() < 1) {
                throw new IllegalArgumentException(
                        "delivery.attempt.max-answer must be between 1B and 7MB: the topics that"
                                + " answers are written to take records of 8 MB");
            }
        }
    }

    /// The parked topic.
    ///
    /// @param writerBatch entries per transaction at most
    /// @param gathering how long a transaction waits for more records, unless a sender waits for it
    /// @param routeCheck how soon it is noticed that the route of waiting messages has moved
    public record Parked(
            @DefaultValue("500") int writerBatch,
            @DefaultValue("50ms") Duration gathering,
            @DefaultValue("5s") Duration routeCheck) {

        public Parked {
            Checks.atLeastOne("delivery.parked.writer-batch", writerBatch);
            Checks.positive("delivery.parked.gathering", gathering);
            Checks.positive("delivery.parked.route-check", routeCheck);
        }
    }

    /// The relay port for reads.
    ///
    /// @param secret that ingress presents; without one every read is refused
    /// @param patience how long a read waits for a slot of its endpoint
    public record Reads(@Nullable String secret, @DefaultValue("1s") Duration patience) {
        private static final int SHORTEST = 32;

        public Reads {
            if (secret != null && secret.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "delivery.reads.secret must have at least 32 characters, and be that of ingress.delivery.secret");
            }
            Checks.positive("delivery.reads.patience", patience);
        }

        @Override
        public String toString() {
            return "Reads[secret=" + (secret == null ? "none" : "***") + ", " + patience + "]";
        }
    }
}
