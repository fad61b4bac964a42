package org.barsrouter.catalogue.certify;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.barsrouter.catalogue.certify.Verdict.Failed;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.routing.egress.InnerAddress;

/// Where the prober may go. Whoever asks for a certification chooses the address, so the prober
/// must not be led into our own network or made to scan another: names must end in an allowed
/// suffix, and what they resolve to must be public. The sandbox has its receivers on the loopback
/// and allows everything.
///
/// @param suffixes what a host's name must end with, such as `.nhs.uk`
/// @param own our own addresses: a receiver there would be a routing loop
public record ProbeRules(
        Deployment deployment, AddressRules addresses, List<String> suffixes, List<URI> own) {

    public ProbeRules {
        suffixes = List.copyOf(suffixes);
        own = List.copyOf(own);
    }

    /// An address that may be called, or why not.
    public sealed interface Judged {
        /// It may be called.
        ///
        /// @param url canonical
        record Allowed(URI url, Verdict verdict) implements Judged {}

        record Refused(Failed why) implements Judged {}
    }

    /// Check C1.
    public Judged address(String written) {
        AddressRules.Verdict verdict = addresses.judge(written);
        Optional<Failed> error =
                verdict.remarks().stream()
                        .filter(remark -> remark.severity() == Severity.ERROR)
                        .map(remark ->
                                new Failed(
                                        remark.what() + " (" + remark.rule() + ")",
                                        remark.remedy()))
                        .findFirst();
        if (error.isPresent() || verdict.address().isEmpty()) {
            return new Judged.Refused(
                    error.orElseGet(() ->
                            new Failed(
                                    "The address cannot be used. (U1)",
                                    "Give the receiver's base URL.")));
        }
        URI url = verdict.address().get();
        if (own.stream().anyMatch(ours -> isSamePlace(ours, url))) {
            return new Judged.Refused(
                    new Failed(
                            "The address is the router's own: messages would go round in a circle.",
                            "Give the receiver's base URL."));
        }
        return new Judged.Allowed(url, Verdict.passed());
    }

    private static boolean isSamePlace(URI ours, URI url) {
        return ours.getHost().equalsIgnoreCase(url.getHost()) && port(ours) == port(url);
    }

    /// The port of an http or https URL.
    public static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    /// Why a name is not even looked up; empty when it may be.
    public Optional<Failed> name(String host) {
        String folded = host.toLowerCase(Locale.ROOT);
        boolean allowed =
                deployment == Deployment.SANDBOX || suffixes.stream().anyMatch(folded::endsWith);
        return allowed
                ? Optional.empty()
                : Optional.of(
                        new Failed(
                                "%s does not end in %s: the prober does not go there."
                                        .formatted(host, String.join(" or ", suffixes)),
                                "Give a name of these domains, or have its domain allowed by joining.prober.host-suffixes."));
    }

    /// Why what a name resolves to may not be called; empty when it may.
    public Optional<Failed> resolved(String host, List<InetAddress> found) {
        if (found.isEmpty()) {
            return Optional.of(
                    new Failed(
                            host + " does not resolve.",
                            "Publish the name in the public DNS, or correct the address."));
        }
        boolean inner =
                deployment != Deployment.SANDBOX && found.stream().anyMatch(InnerAddress::is);
        return inner
                ? Optional.of(
                        new Failed(
                                host
                                        + " resolves to a private or loopback address (U4): the prober does not go there.",
                                "Publish the receiver's public address; the router must not be led into its own network."))
                : Optional.empty();
    }
}
