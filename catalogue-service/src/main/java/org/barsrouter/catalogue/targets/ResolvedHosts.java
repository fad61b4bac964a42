package org.barsrouter.catalogue.targets;

import java.net.InetAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barsrouter.catalogue.targets.AddressRules.Remark;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.Finding.Subject;

/// Rule U4 once names are looked up: a public name may stand for a private address, or for this
/// router. The look-up itself is done by whoever asks; what it gave is judged here. Delivery looks
/// again when it connects, because an answer of the name service is a matter of the moment.
public final class ResolvedHosts {
    private final OwnHosts ours;
    private final Map<String, Looked> looked;

    /// @param looked by host, those of [OwnHosts] included
    public ResolvedHosts(OwnHosts ours, Map<String, Looked> looked) {
        this.ours = ours;
        this.looked = Map.copyOf(looked);
    }

    /// What is to be said of the targets' hosts; one finding for each host and fault.
    public List<Finding> judge(Collection<Target> targets) {
        Tally tally = new Tally();
        Map<URI, List<Remark>> byAddress = new TreeMap<>();
        for (Target target : targets) {
            byAddress
                    .computeIfAbsent(target.address(), this::remarks)
                    .forEach(remark -> tally.add(remark, Subject.of(target)));
        }
        return tally.findings();
    }

    private List<Remark> remarks(URI address) {
        String host = address.getHost();
        Looked found = looked.get(host);
        return switch (found) {
            case null -> List.of();
            case Looked.Found(List<InetAddress> addresses) -> judged(address, addresses);
            case Looked.NotFound _ ->
                    List.of(
                            new Remark(
                                    Rule.U4,
                                    Severity.WARNING,
                                    host + " is not known to the name service.",
                                    "Check the spelling, and that delivery's network knows the name."));
            case Looked.NoAnswer _ ->
                    List.of(
                            new Remark(
                                    Rule.U4,
                                    Severity.WARNING,
                                    host
                                            + " could not be looked up: the name service did not answer.",
                                    "Run the import again, or look the name up by hand."));
        };
    }

    private List<Remark> judged(URI address, List<InetAddress> addresses) {
        String host = address.getHost();
        if (addresses.stream().anyMatch(HostRules::isOurs)) {
            return List.of(
                    AddressRules.error(
                            Rule.U4,
                            host + " stands for a private or loopback address.",
                            "Give the receiver's public name: the router must not be led into its own network."));
        }
        if (leadsBack(address, addresses)) {
            return List.of(
                    AddressRules.error(
                            Rule.U4,
                            host
                                    + " stands for an address of this router itself (catalogue.own-hosts).",
                            "Give the receiver's address: a message would come back to us for ever."));
        }
        return List.of();
    }

    private boolean leadsBack(URI address, List<InetAddress> addresses) {
        return ours.hosts().stream()
                .filter(own -> ours.includes(own, address))
                .map(looked::get)
                .anyMatch(own ->
                        own instanceof Looked.Found(List<InetAddress> theirs)
                                && theirs.stream().anyMatch(addresses::contains));
    }
}
