package org.barsrouter.delivery.receiver;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.barsrouter.delivery.tls.HandshakeFault;

/// Shakes hands and tells what came of it. The name in the certificate is checked by the client
/// library after the handshake (RFC 9525) and before anything is sent: then a wrong name can be
/// told from a chain that is not trusted.
final class WatchedTls implements TlsSocketStrategy {
    private final DefaultClientTlsStrategy tls;
    private final EgressNews news;

    WatchedTls(SSLContext context, EgressNews news) {
        this.tls =
                new DefaultClientTlsStrategy(
                        context, HostnameVerificationPolicy.CLIENT, new DefaultHostnameVerifier());
        this.news = news;
    }

    @Override
    public SSLSocket upgrade(
            Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        try {
            SSLSocket secured = tls.upgrade(socket, target, port, attachment, context);
            if (secured.getSession().getPeerCertificates()[0] instanceof X509Certificate leaf) {
                news.secured(target, leaf);
            }
            return secured;
        } catch (SSLException e) {
            news.insecure(target, HandshakeFault.of(e));
            throw e;
        } catch (IOException e) {
            SSLException broken = new SSLException("the handshake broke off", e);
            news.insecure(target, HandshakeFault.of(broken));
            throw broken;
        }
    }
}
