package org.barsrouter.catalogue.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What an operator sets of joining: certification, the directory, trials and promotion.
@ConfigurationProperties(prefix = "joining", ignoreUnknownFields = false)
public record JoiningProperties(
        @DefaultValue Prober prober,
        @DefaultValue Directory directory,
        @DefaultValue Trial trial,
        @DefaultValue Promotion promotion) {

    /// How receivers are certified.
    ///
    /// @param hostSuffixes what a host must end with to be called at all, outside the sandbox
    /// @param timeout of one call
    /// @param maxAnswer the largest answer that is read
    /// @param perMinute certifications that may begin within a minute
    /// @param trustStore PEM file with the roots of this environment
    /// @param keyStore PKCS#12 file with our client certificate
    /// @param keyStorePassword its password
    public record Prober(
            @DefaultValue(".nhs.uk") List<String> hostSuffixes,
            @DefaultValue("5s") Duration timeout,
            @DefaultValue("1MB") DataSize maxAnswer,
            @DefaultValue("6") int perMinute,
            @Nullable Path trustStore,
            @Nullable Path keyStore,
            @DefaultValue("") String keyStorePassword) {

        public Prober {
            hostSuffixes = List.copyOf(hostSuffixes);
            if (hostSuffixes.stream().anyMatch(suffix -> !suffix.startsWith("."))) {
                throw new IllegalArgumentException(
                        "joining.prober.host-suffixes must each start with a dot, such as .nhs.uk");
            }
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("joining.prober.timeout must be positive");
            }
            if (perMinute < 1) {
                throw new IllegalArgumentException("joining.prober.per-minute must be at least 1");
            }
        }

        public Optional<Path> roots() {
            return Optional.ofNullable(trustStore);
        }

        public Optional<Path> ownKey() {
            return Optional.ofNullable(keyStore);
        }

        /// Leaves out the password.
        @Override
        public String toString() {
            return "Prober[" + hostSuffixes + "]";
        }
    }

    /// The Directory of Services.
    ///
    /// @param file an extract of it, as CSV
    /// @param url FHIR base URL of a server that has it; used if there is no file
    /// @param timeout of one call
    public record Directory(
            @Nullable Path file, @Nullable URI url, @DefaultValue("10s") Duration timeout) {}

    /// How two services are tried with one another.
    ///
    /// @param ingressUrl where the ingress answers; it is also refused as a receiver's address
    /// @param journalUrl where the journal answers
    /// @param patience how long an asynchronous answer is waited for
    public record Trial(
            @DefaultValue("http://127.0.0.1:8080") URI ingressUrl,
            @DefaultValue("http://127.0.0.1:8084") URI journalUrl,
            @DefaultValue("15s") Duration patience) {}

    /// How intent is carried to the next environment.
    ///
    /// @param key that both environments share to sign bundles; empty leaves them unsigned
    public record Promotion(@DefaultValue("") String key) {

        /// Leaves out the key.
        @Override
        public String toString() {
            return "Promotion[]";
        }
    }
}
