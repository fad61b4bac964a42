package org.barsrouter.router.config;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The router's own settings; what is not set has its default here.
///
/// @param applicationId consumer group of the router, shared by its instances
/// @param streamThreads 1 to 32; more than partitions of `bars.inbound` are idle
/// @param stateDir where Kafka Streams keeps its lock; no message is kept there
/// @param restartAfter how long after a stop that no thread survived the router starts again
/// @param notice how senders are told
@ConfigurationProperties(prefix = "router", ignoreUnknownFields = false)
public record RouterProperties(
        String applicationId,
        Integer streamThreads,
        Path stateDir,
        Duration restartAfter,
        Notice notice) {

    /// Notices to senders.
    ///
    /// @param maxAge how long after the end of a delivery its notice is worth delivering
    public record Notice(Duration maxAge) {
        public Notice {
            maxAge = maxAge == null ? Duration.ofHours(24) : maxAge;
            requirePositive("router.notice.max-age", maxAge);
        }
    }

    public RouterProperties {
        applicationId = applicationId == null ? "bars-router" : applicationId;
        streamThreads = streamThreads == null ? 1 : streamThreads;
        stateDir = stateDir == null ? Path.of("data", "router-streams") : stateDir;
        restartAfter = restartAfter == null ? Duration.ofSeconds(5) : restartAfter;
        notice = notice == null ? new Notice(Duration.ofHours(24)) : notice;
        if (!applicationId.matches("[a-zA-Z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(
                    "router.application-id must be 1 to 100 letters, digits, dots, dashes or"
                            + " underscores");
        }
        if (streamThreads < 1 || streamThreads > 32) {
            throw new IllegalArgumentException(
                    "router.stream-threads must be a whole number from 1 to 32");
        }
        requirePositive("router.restart-after", restartAfter);
    }

    private static void requirePositive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    key + " must be a time longer than nothing, such as 5s or 24h");
        }
    }
}
