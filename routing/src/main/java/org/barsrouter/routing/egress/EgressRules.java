package org.barsrouter.routing.egress;

import java.net.InetAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where a call may go. First the address as it is written is judged, then what its name resolves
/// to; whoever connects must connect to an address that was judged, and not look the name up again.
public sealed interface EgressRules {

    /// Why an address may not be called; empty when it may.
    ///
    /// @param address base URL of an endpoint
    default Optional<String> address(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme();
        if (address.getHost() == null || !schemes().contains(scheme.toLowerCase(Locale.ROOT))) {
            return Optional.of(
                    "it is no %s URL with a host".formatted(String.join(" or ", schemes())));
        }
        if (address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            return Optional.of("it has a user, a query or a fragment");
        }
        if (address.getPort() == 0 || address.getPort() > 65_535) {
            return Optional.of("its port does not exist");
        }
        return name(address.getHost());
    }

    /// Schemes that may be called.
    List<String> schemes();

    /// Why a host may not even be looked up; empty when it may.
    Optional<String> name(String host);

    /// Why what a host resolves to may not be called; empty when all of it may.
    Optional<String> resolved(String host, Collection<InetAddress> found);

    /// The sandbox: its receivers are on the loopback and speak plain http.
    record Everything() implements EgressRules {
        @Override
        public List<String> schemes() {
            return List.of("http", "https");
        }

        @Override
        public Optional<String> name(String host) {
            return Optional.empty();
        }

        @Override
        public Optional<String> resolved(String host, Collection<InetAddress> found) {
            return Optional.empty();
        }
    }

    /// Every other environment: https only, hosts that are allowed, public addresses.
    ///
    /// @param hosts names in lower case, or endings of names that start with a dot
    /// @param networks that may be called although they are private
    record Listed(List<String> hosts, List<Network> networks) implements EgressRules {
        public Listed {
            hosts = List.copyOf(hosts);
            networks = List.copyOf(networks);
        }

        @Override
        public List<String> schemes() {
            return List.of("https");
        }

        @Override
        public Optional<String> name(String host) {
            String folded = host.toLowerCase(Locale.ROOT);
            boolean listed =
                    hosts.stream()
                            .anyMatch(allowed ->
                                    allowed.startsWith(".")
                                            ? folded.endsWith(allowed)
                                                    && folded.length() > allowed.length()
                                            : folded.equals(allowed));
            return listed
                    ? Optional.empty()
                    : Optional.of(
                            "its host is not among those allowed: " + String.join(", ", hosts));
        }

        @Override
        public Optional<String> resolved(String host, Collection<InetAddress> found) {
            boolean inner =
                    found.stream()
                            .anyMatch(address -> InnerAddress.is(address) && !isAdmitted(address));
            return inner
                    ? Optional.of("its host stands for a private, loopback or reserved address")
                    : Optional.empty();
        }

        private boolean isAdmitted(InetAddress address) {
            return networks.stream().anyMatch(network -> network.contains(address));
        }
    }
}
