package org.barsrouter.delivery.config;

import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How calls leave for receivers.
///
/// @param addresses of this machine that connections are made from, spread over the endpoints; none
///   leaves the choice to the machine
/// @param publicAddresses that receivers see, where a gateway changes them on the way
public record EgressProperties(
        @DefaultValue({}) List<String> addresses, @DefaultValue({}) List<String> publicAddresses) {

    public EgressProperties {
        addresses = List.copyOf(addresses);
        publicAddresses = List.copyOf(publicAddresses);
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
