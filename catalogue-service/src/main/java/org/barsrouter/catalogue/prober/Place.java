package org.barsrouter.catalogue.prober;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.barsrouter.catalogue.certify.ProbeRules;
import org.barsrouter.catalogue.certify.Subject;

/// A receiver whose name was looked up once: every call goes to this address, so that a name that
/// changes between the check and the call cannot lead elsewhere.
///
/// @param base canonical base URL
record Place(URI base, InetAddress address) {

    String host() {
        return Subject.host(base);
    }

    InetSocketAddress socket() {
        return new InetSocketAddress(address, ProbeRules.port(base));
    }
}
