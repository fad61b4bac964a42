package org.barsrouter.delivery.config;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.barsrouter.routing.egress.EgressRules;
import org.barsrouter.routing.egress.Network;
import org.barsrouter.schemas.avro.Environment;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How calls leave for receivers.
///
/// @param addresses of this machine that connections are made from, spread over the endpoints; none
///   leaves the choice to the machine
/// @param hosts that may be called outside the sandbox: names, or endings that start with a dot
/// @param networks private networks that receivers may nevertheless be in, such as `10.20.0.0/16`
/// @param publicAddresses that receivers see, where a gateway changes them on the way
public record EgressProperties(
        @DefaultValue({}) List<String> addresses,
        @DefaultValue({}) List<String> publicAddresses,
        @DefaultValue(".nhs.uk") List<String> hosts,
        @DefaultValue({}) List<String> networks) {

    public EgressProperties {
        addresses = List.copyOf(addresses);
        publicAddresses = List.copyOf(publicAddresses);
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        networks = List.copyOf(networks);
        hosts.forEach(EgressProperties::host);
        networks.forEach(EgressProperties::network);
        addresses.forEach(each -> literal("delivery.egress.addresses", each));
        publicAddresses.forEach(each -> literal("delivery.egress.public-addresses", each));
    }

    /// The local addresses.
    public List<InetAddress> sources() {
        return addresses.stream().map(InetAddress::ofLiteral).toList();
    }

    /// What receivers have to admit.
    public List<String> seenByReceivers() {
        return publicAddresses.isEmpty() ? addresses : publicAddresses;
    }

    /// Where calls may go in an environment.
    public EgressRules rules(Environment environment) {
        return environment == Environment.SANDBOX
                ? new EgressRules.Everything()
                : new EgressRules.Listed(hosts, networks.stream().map(Network::parse).toList());
    }

    private static void host(String text) {
        if (text.isBlank()
                || text.equals(".")
                || text.indexOf('/') >= 0
                || text.indexOf('*') >= 0) {
            throw new IllegalArgumentException(
                    "delivery.egress.hosts: "
                            + text
                            + " is neither a host such as booking.example.org nor an ending such as .nhs.uk");
        }
    }

    private static void network(String text) {
        try {
            Network.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "delivery.egress.networks: " + text + " is no network such as 10.20.0.0/16", e);
        }
    }

    private static void literal(String key, String text) {
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            if (!address.isAnyLocalAddress() && !address.isMulticastAddress()) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(sentence(key, text), e);
        }
        throw new IllegalArgumentException(sentence(key, text));
    }

    private static String sentence(String key, String text) {
        return key + ": " + text + " is not the IP address of one machine, such as 192.0.2.17";
    }
}
