package org.barsrouter.delivery.receiver;

import java.net.InetAddress;
import java.util.List;
import org.barsrouter.routing.egress.EgressRules;

/// How calls leave this machine.
///
/// @param rules where they may go
/// @param sources local addresses that connections are made from, spread over the endpoints; none
///   leaves it to the machine
public record Egress(EgressRules rules, List<InetAddress> sources, EgressNews news) {
    public Egress {
        sources = List.copyOf(sources);
    }
}
