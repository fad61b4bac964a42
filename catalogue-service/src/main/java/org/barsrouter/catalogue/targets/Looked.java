package org.barsrouter.catalogue.targets;

import java.net.InetAddress;
import java.util.List;

/// What looking up a host's name gave.
public sealed interface Looked {

    /// Its addresses, at least one.
    record Found(List<InetAddress> addresses) implements Looked {
        public Found {
            addresses = List.copyOf(addresses);
        }
    }

    /// The name service says that there is no such name.
    record NotFound() implements Looked {}

    /// Nobody answered in time.
    record NoAnswer() implements Looked {}
}
