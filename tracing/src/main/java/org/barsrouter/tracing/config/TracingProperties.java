package org.barsrouter.tracing.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Traces of a service; the same keys in every service that has spans.
///
/// @param endpoint where spans are posted to, by OTLP over HTTP; absent: nothing is recorded
/// @param ratio share of the traces that begin here which are recorded, 0 to 1; a sender's own
///   decision is followed
/// @param receivers whose context receivers get
/// @param authorization what the collector wants as `Authorization`
/// @param timeout how long one post may take
@ConfigurationProperties(prefix = "tracing", ignoreUnknownFields = false)
public record TracingProperties(
        @Nullable URI endpoint,
        Double ratio,
        ToReceivers receivers,
        @Nullable String authorization,
        Duration timeout) {
    private static final double FEW = 0.05;

    /// Whose `traceparent` receivers get while traces are recorded.
    public enum ToReceivers {
        /// That of the attempt: who takes part in a trace names itself as the parent of what
        /// follows (W3C Trace Context, section 4.3).
        OURS,
        /// The sender's, untouched, or none.
        SENDERS
    }

    public TracingProperties {
        endpoint = endpoint == null || endpoint.toString().isBlank() ? null : endpoint;
        ratio = ratio == null ? FEW : ratio;
        receivers = receivers == null ? ToReceivers.OURS : receivers;
        timeout = timeout == null ? Duration.ofSeconds(5) : timeout;
        if (endpoint != null && !isHttp(endpoint)) {
            throw new IllegalArgumentException(
                    "tracing.endpoint must be the whole address of a collector, such as"
                            + " http://collector:4318/v1/traces");
        }
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("tracing.ratio must be a number from 0 to 1");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "tracing.timeout must be a time longer than nothing, such as 5s");
        }
    }

    /// No traces.
    public static TracingProperties none() {
        return new TracingProperties(null, FEW, ToReceivers.OURS, null, Duration.ofSeconds(5));
    }

    private static boolean isHttp(URI endpoint) {
        return endpoint.getHost() != null
                && ("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()));
    }

    /// What the collector is told stays out of logs.
    @Override
    public String toString() {
        return "TracingProperties[" + endpoint + ", " + ratio + ", " + receivers + "]";
    }
}
