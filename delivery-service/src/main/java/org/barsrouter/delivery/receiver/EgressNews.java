package org.barsrouter.delivery.receiver;

import java.security.cert.X509Certificate;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;

/// Who hears what connections to receivers met. Called by the threads of the calls.
public interface EgressNews {
    /// A handshake succeeded.
    ///
    /// @param certificate the receiver's own
    void secured(String host, X509Certificate certificate);

    /// A handshake failed.
    void insecure(String host, Obstacle why);

    /// An address was not called.
    ///
    /// @param why as a sentence about the address, which "it" stands for
    void forbidden(String host, String why);

    /// For whoever does not listen.
    static EgressNews none() {
        return new EgressNews() {
            @Override
            public void secured(String host, X509Certificate certificate) {}

            @Override
            public void insecure(String host, Obstacle why) {}

            @Override
            public void forbidden(String host, String why) {}
        };
    }
}
