package org.barsrouter.delivery.receiver;

import java.net.InetAddress;
import java.util.List;

/// How calls leave this machine.
///
/// @param sources local addresses that connections are made from, spread over the endpoints; none
///   leaves it to the machine
public record Egress(List<InetAddress> sources, EgressNews news) {
    public Egress {
        sources = List.copyOf(sources);
    }
}
