package org.barsrouter.sandbox.partner.http;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLParameters;
import org.barsrouter.sandbox.partner.tls.Identity;

/// How a simulated receiver speaks TLS.
///
/// @param clients root of the callers that it trusts
public record ServerTls(Identity identity, X509Certificate clients, Callers callers) {

    /// Whether callers must show a certificate, as the standard demands.
    public enum Callers {
        WITH_CERTIFICATE,
        ANYBODY
    }

    /// For the JDK's own HTTPS server.
    public HttpsConfigurator configurator() {
        return new HttpsConfigurator(identity.serving(clients)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(callers == Callers.WITH_CERTIFICATE);
                parameters.setSSLParameters(wanted);
            }
        };
    }
}
