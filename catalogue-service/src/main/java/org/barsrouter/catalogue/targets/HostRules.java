package org.barsrouter.catalogue.targets;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.catalogue.targets.AddressRules.Remark;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.routing.egress.EgressRules;
import org.barsrouter.routing.egress.InnerAddress;

/// What a host may be in an environment: no placeholder, no address that leads back into our own
/// network, no host of another environment.
final class HostRules {
    private static final Set<String> PLACEHOLDERS =
            Set.of(
                    "addresshere",
                    "changeme",
                    "placeholder",
                    "tbc",
                    "tbd",
                    "todo",
                    "host",
                    "hostname");
    private static final List<String> RESERVED =
            List.of(".example", ".test", ".example.com", ".example.net", ".example.org");
    private static final Set<String> NOT_PRODUCTION =
            Set.of("int", "dev", "test", "uat", "sandbox", "staging", "stg");
    private static final Set<String> PRODUCTION = Set.of("prod", "production", "live");

    private final Deployment deployment;
    private final List<String> productionSuffixes;
    private final EgressRules called;

    /// @param called hosts that delivery calls; empty where that is not known
    HostRules(Deployment deployment, List<String> productionSuffixes, List<String> called) {
        this.deployment = deployment;
        this.productionSuffixes = List.copyOf(productionSuffixes);
        this.called =
                called.isEmpty() || deployment == Deployment.SANDBOX
                        ? new EgressRules.Everything()
                        : new EgressRules.Listed(called, List.of());
    }

    /// @param host in lower case; IPv6 in brackets
    void judge(String host, List<Remark> remarks) {
        placeholder(host, remarks);
        Optional<InetAddress> literal = literal(host);
        if (deployment != Deployment.SANDBOX) {
            reachable(host, literal, remarks);
            called(host, remarks);
        }
        switch (deployment) {
            case SANDBOX -> {}
            case INT -> foreign(host, PRODUCTION, remarks);
            case PROD -> {
                foreign(host, NOT_PRODUCTION, remarks);
                suffix(host, remarks);
            }
        }
    }

    private void placeholder(String host, List<Remark> remarks) {
        if (PLACEHOLDERS.contains(host) || host.endsWith(".invalid")) {
            remarks.add(
                    AddressRules.error(
                            Rule.U1,
                            host + " is a placeholder.",
                            "Ask the supplier for the address."));
        }
        if (RESERVED.stream().anyMatch(suffix -> ("." + host).endsWith(suffix))) {
            remarks.add(
                    new Remark(
                            Rule.U1,
                            deployment == Deployment.PROD ? Severity.ERROR : Severity.WARNING,
                            host + " is a name reserved for examples (RFC 2606), no real host.",
                            "Use it for synthetic data only, never in PROD."));
        }
    }

    private static void reachable(
            String host, Optional<InetAddress> literal, List<Remark> remarks) {
        if (literal.filter(InnerAddress::is).isPresent()
                || host.equals("localhost")
                || host.endsWith(".localhost")) {
            remarks.add(
                    AddressRules.error(
                            Rule.U4,
                            host + " is a private or loopback address.",
                            "Give the receiver's public name: the router must not be led into its own network."));
        } else if (literal.isEmpty() && host.indexOf('.') < 0) {
            remarks.add(
                    AddressRules.error(
                            Rule.U4,
                            host + " is not a fully qualified name.",
                            "Give the name with its domain."));
        } else if (literal.isPresent()) {
            remarks.add(
                    new Remark(
                            Rule.U4,
                            Severity.WARNING,
                            host + " is an address, not a name: no certificate will match.",
                            "Give the receiver's name."));
        }
    }

    /// Delivery would refuse every message to it (ADR 40): better to know it before it is routed.
    private void called(String host, List<Remark> remarks) {
        called.name(host)
                .ifPresent(why ->
                        remarks.add(
                                AddressRules.error(
                                        Rule.U4,
                                        "delivery does not call %s: %s.".formatted(host, why),
                                        "Give an address at one of these, or have the host added to delivery.egress.hosts and catalogue.egress-hosts.")));
    }

    /// Whether an address is of this machine, of a private network or of no single host.
    static boolean isOurs(InetAddress address) {
        return InnerAddress.is(address);
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void foreign(String host, Set<String> words, List<Remark> remarks) {
        Arrays.stream(host.split("[.-]", -1))
                .filter(words::contains)
                .findFirst()
                .ifPresent(word ->
                        remarks.add(
                                AddressRules.error(
                                        Rule.U4,
                                        "%s looks like a host of another environment (%s), this is %s."
                                                .formatted(host, word, deployment),
                                        "Give the address for this environment.")));
    }

    private void suffix(String host, List<Remark> remarks) {
        if (productionSuffixes.stream().noneMatch(host::endsWith)) {
            remarks.add(
                    AddressRules.error(
                            Rule.U4,
                            host
                                    + " does not end in "
                                    + String.join(" or ", productionSuffixes)
                                    + ".",
                            "Give the production address, or have its domain allowed by catalogue.production-host-suffixes."));
        }
    }
}
