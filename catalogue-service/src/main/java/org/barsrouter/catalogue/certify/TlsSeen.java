package org.barsrouter.catalogue.certify;

import java.security.cert.X509Certificate;
import java.util.List;

/// What a TLS handshake showed.
public sealed interface TlsSeen {

    /// Nothing of TLS: the port is closed, or what listens there speaks something else.
    ///
    /// @param cause the handshake's own reason in short
    record Nothing(Reply.Cause cause) implements TlsSeen {}

    /// The receiver showed its certificates.
    ///
    /// @param protocol such as `TLSv1.3`; empty when the handshake was broken off afterwards
    /// @param chain the receiver's own certificate first
    record Shown(String protocol, List<X509Certificate> chain) implements TlsSeen {
        public Shown {
            chain = List.copyOf(chain);
        }
    }
}
