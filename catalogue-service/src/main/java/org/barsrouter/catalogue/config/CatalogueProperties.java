package org.barsrouter.catalogue.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.targets.ImportRules.Tests;
import org.barsrouter.catalogue.targets.OwnHosts;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What an operator sets of the catalogue service.
///
/// @param leadTime from writing a change to its effect; at least 5 s outside the sandbox
/// @param volumeGuard how much an import may end or move without acknowledgement
/// @param productionHostSuffixes what a host must end with in PROD
/// @param hotEndpoints URLs whose endpoint is split into several lanes when it is registered
/// @param maxImportSize largest body of an import
/// @param claimCheck how often the writer looks whether it has been replaced
/// @param ownHosts where this router itself is reached, `host` or `host:port`: refused as endpoints
/// @param egressHosts hosts that delivery calls, its `delivery.egress.hosts`; none are not known
/// @param hostLookup whether hosts of a file are looked up (rule U4); never in the sandbox
@ConfigurationProperties(prefix = "catalogue", ignoreUnknownFields = false)
public record CatalogueProperties(
        @DefaultValue("5s") Duration leadTime,
        @DefaultValue Guard volumeGuard,
        @DefaultValue(".nhs.uk") List<String> productionHostSuffixes,
        @DefaultValue List<HotEndpoint> hotEndpoints,
        @DefaultValue("16MB") DataSize maxImportSize,
        @DefaultValue("5s") Duration claimCheck,
        @DefaultValue Changes changes,
        @Nullable Seed seed,
        @DefaultValue List<String> ownHosts,
        @DefaultValue List<String> egressHosts,
        @DefaultValue("SYSTEM") Lookup hostLookup,
        @Nullable Reconcile reconcile) {

    /// Who answers for a host's name.
    public enum Lookup {
        /// This machine's resolver.
        SYSTEM,
        /// Nobody: the deployment has no name service.
        NONE
    }

    /// The dual run against another side.
    ///
    /// @param source URL or path of a file in the national format
    /// @param providers list of providers of the other side, compared too
    /// @param every time from the end of a run to the next
    /// @param reports directory for the reports; none are kept without it
    public record Reconcile(
            String source,
            @Nullable Path providers,
            @DefaultValue("5m") Duration every,
            @Nullable Path reports) {
        public Reconcile {
            if (source.isBlank() || every.isNegative() || every.isZero()) {
                throw new IllegalArgumentException(
                        "catalogue.reconcile needs a source, and its every must be positive");
            }
        }
    }

    /// Rule S1.
    public record Guard(@DefaultValue("5") double percent, @DefaultValue("500") int services) {

        public VolumeGuard rule() {
            return new VolumeGuard(percent, services);
        }
    }

    /// Who may change what, and what that takes.
    ///
    /// @param administrators ODS codes of organisations that may write everything
    /// @param fourEyes whether a second person has to approve; absent is yes in PROD and no
    ///   elsewhere
    /// @param requireCertification whether an endpoint must be certified before it is assigned;
    ///   absent is yes in PROD and no elsewhere
    /// @param watchWindow how long an applied change-set is watched
    /// @param traffic from where the share of traffic in a diff is known
    public record Changes(
            @DefaultValue("X26") List<String> administrators,
            @Nullable Boolean fourEyes,
            @Nullable Boolean requireCertification,
            @DefaultValue("1h") Duration watchWindow,
            @DefaultValue("INBOUND") Counted traffic) {

        /// Where traffic is counted.
        public enum Counted {
            /// Estimated from a sample of `bars.inbound`.
            INBOUND,
            /// Nowhere: a diff says that it is not known.
            NONE
        }

        public Changes {
            administrators = List.copyOf(administrators);
            if (administrators.isEmpty()
                    || administrators.stream().anyMatch(ods -> !ods.matches("[A-Z0-9]{3,12}"))) {
                throw new IllegalArgumentException(
                        "catalogue.changes.administrators must be at least one ODS code, 3 to 12 capital letters and digits");
            }
            if (watchWindow.isNegative()) {
                throw new IllegalArgumentException(
                        "catalogue.changes.watch-window must not be negative");
            }
        }
    }

    /// A URL with much traffic.
    ///
    /// @param url canonical base URL
    /// @param slices lanes, at least 1
    public record HotEndpoint(URI url, int slices) {
        public HotEndpoint {
            if (slices < 1) {
                throw new IllegalArgumentException(
                        "catalogue.hot-endpoints: slices of " + url + " must be at least 1");
            }
        }
    }

    /// What an empty catalogue is filled from at start.
    ///
    /// @param targets file in the national format
    /// @param providers list of providers
    /// @param tests whether the test targets are taken too: include or skip
    public record Seed(Path targets, @Nullable Path providers, @DefaultValue("SKIP") Tests tests) {}

    public CatalogueProperties {
        if (leadTime.isNegative() || claimCheck.isNegative() || claimCheck.isZero()) {
            throw new IllegalArgumentException(
                    "catalogue.lead-time must not be negative, catalogue.claim-check must be positive");
        }
        volumeGuard.rule();
        productionHostSuffixes = List.copyOf(productionHostSuffixes);
        hotEndpoints = List.copyOf(hotEndpoints);
        ownHosts = List.copyOf(ownHosts);
        egressHosts = List.copyOf(egressHosts);
        var _ = new OwnHosts(ownHosts);
        if (egressHosts.stream().anyMatch(host -> !host.matches("\\.?[^./*\\s][^/*\\s]*"))) {
            throw new IllegalArgumentException(
                    "catalogue.egress-hosts must be hosts such as booking.example.org, or endings such as .nhs.uk, as in delivery.egress.hosts");
        }
        if (productionHostSuffixes.stream().anyMatch(s -> !s.startsWith("."))) {
            throw new IllegalArgumentException(
                    "catalogue.production-host-suffixes must each start with a dot, such as .nhs.uk");
        }
    }

    /// Where this router itself is reached.
    public OwnHosts ours() {
        return new OwnHosts(ownHosts);
    }

    public Optional<Seed> seeding() {
        return Optional.ofNullable(seed);
    }

    /// Lanes by base URL.
    public Map<URI, Integer> slices() {
        Map<URI, Integer> slices = new HashMap<>();
        hotEndpoints.forEach(hot -> slices.put(hot.url(), hot.slices()));
        return slices;
    }
}
