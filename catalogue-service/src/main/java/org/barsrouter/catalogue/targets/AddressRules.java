package org.barsrouter.catalogue.targets;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.barsrouter.catalogue.targets.Finding.Severity;

/// Rules U1 to U4: whether a text can be a receiver's base URL in this environment, and its
/// canonical form. Nothing is looked up: names are judged as names, literals as addresses.
public final class AddressRules {
    private final Deployment deployment;
    private final HostRules hosts;
    private final OwnHosts ours;

    /// What a rule says of an address, wherever it stands.
    public record Remark(Rule rule, Severity severity, String what, String remedy) {}

    /// The canonical address, absent when the text is none, and all that is to be said of it.
    public record Verdict(Optional<URI> address, List<Remark> remarks) {
        public Verdict {
            remarks = List.copyOf(remarks);
        }
    }

    /// @param productionSuffixes what a host must end with in PROD, such as `.nhs.uk`
    public AddressRules(Deployment deployment, List<String> productionSuffixes) {
        this(deployment, productionSuffixes, OwnHosts.none(), List.of());
    }

    /// @param ours where this router itself is reached: no endpoint may lead back to it
    /// @param called hosts that delivery calls, names or endings with a dot; empty where that is
    ///   not known
    public AddressRules(
            Deployment deployment,
            List<String> productionSuffixes,
            OwnHosts ours,
            List<String> called) {
        this.deployment = deployment;
        this.ours = ours;
        this.hosts = new HostRules(deployment, productionSuffixes, called);
    }

    public Verdict judge(String written) {
        Optional<URI> parsed = WrittenUrl.parse(written);
        if (parsed.isEmpty()) {
            return new Verdict(
                    Optional.empty(),
                    List.of(
                            error(
                                    Rule.U1,
                                    "“" + written + "” is not an absolute http(s) URL with a host.",
                                    "Give the receiver's base URL, such as https://host.nhs.uk/FHIR/R4.")));
        }
        URI url = parsed.get();
        List<Remark> remarks = new ArrayList<>();
        shape(url, remarks);
        scheme(url, remarks);
        loop(url, remarks);
        hosts.judge(url.getHost().toLowerCase(Locale.ROOT), remarks);
        spelling(written, url, remarks);
        return new Verdict(Optional.of(WrittenUrl.canonical(url)), remarks);
    }

    private static void shape(URI url, List<Remark> remarks) {
        if (url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            remarks.add(
                    error(
                            Rule.U1,
                            url.getHost() + ": the URL has a user, a query or a fragment.",
                            "Leave only scheme, host, port and path."));
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            remarks.add(
                    error(
                            Rule.U1,
                            url.getHost() + ": the port " + url.getPort() + " does not exist.",
                            "Give a port from 1 to 65535, or none."));
        }
        URI canonical = WrittenUrl.canonical(url);
        if (!canonical.normalize().equals(canonical)) {
            remarks.add(
                    error(
                            Rule.U1,
                            url.getHost() + ": the path has empty, . or .. segments.",
                            "Write the path that is meant."));
        }
    }

    private void scheme(URI url, List<Remark> remarks) {
        if (url.getScheme().equalsIgnoreCase("http") && deployment != Deployment.SANDBOX) {
            remarks.add(
                    error(
                            Rule.U4,
                            url.getHost() + ": http is allowed in the sandbox only.",
                            "Give the https address."));
        }
    }

    private void loop(URI url, List<Remark> remarks) {
        if (ours.include(url)) {
            remarks.add(
                    error(
                            Rule.U4,
                            url.getHost() + " is this router's own address (catalogue.own-hosts).",
                            "Give the receiver's address: a message would come back to us for ever."));
        }
    }

    private static void spelling(String written, URI url, List<Remark> remarks) {
        if (!url.getHost().equals(url.getHost().toLowerCase(Locale.ROOT))) {
            remarks.add(
                    new Remark(
                            Rule.U2,
                            Severity.NOTE,
                            "“" + written + "”: the host is folded to lower case.",
                            "None needed."));
        }
        if (url.getRawPath().endsWith("/") || WrittenUrl.hasDefaultPort(url)) {
            remarks.add(
                    new Remark(
                            Rule.U3,
                            Severity.NOTE,
                            "“" + written + "”: trailing slashes and the default port are dropped.",
                            "None needed."));
        }
    }

    static Remark error(Rule rule, String what, String remedy) {
        return new Remark(rule, Severity.ERROR, what, remedy);
    }
}
