package org.barsrouter.catalogue.prober;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// The certificates of this environment: the roots that receivers' chains must lead to, and our own
/// client certificate.
public final class Certificates {
    private final Set<TrustAnchor> roots;
    private final KeyManager @Nullable [] own;

    private Certificates(Set<TrustAnchor> roots, KeyManager @Nullable [] own) {
        this.roots = Set.copyOf(roots);
        this.own = own;
    }

    public static Certificates none() {
        return new Certificates(Set.of(), null);
    }

    /// The same with these roots.
    ///
    /// @param pem file of certificates in PEM
    /// @throws IllegalArgumentException when it cannot be read
    public Certificates trusting(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            Set<TrustAnchor> anchors = new HashSet<>();
            CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .forEach(root -> anchors.add(new TrustAnchor(root, null)));
            return new Certificates(anchors, own);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "joining.prober.trust-store: "
                            + pem
                            + " cannot be read as a file of PEM certificates",
                    e);
        }
    }

    /// The same with these roots.
    public Certificates trusting(X509Certificate... trusted) {
        Set<TrustAnchor> anchors = new HashSet<>();
        for (X509Certificate root : trusted) {
            anchors.add(new TrustAnchor(root, null));
        }
        return new Certificates(anchors, own);
    }

    /// The same with our client certificate.
    ///
    /// @param pkcs12 key store with one key
    /// @throws IllegalArgumentException when it cannot be read
    public Certificates presenting(Path pkcs12, char[] password) {
        try (InputStream in = Files.newInputStream(pkcs12)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password);
            return presenting(keys, password);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "joining.prober.key-store: "
                            + pkcs12
                            + " cannot be read as a PKCS#12 key store with this password",
                    e);
        }
    }

    /// The same with our client certificate.
    public Certificates presenting(KeyStore keys, char[] password) {
        try {
            KeyManagerFactory factory =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, password);
            return new Certificates(roots, factory.getKeyManagers());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "joining.prober.key-store: the key cannot be used", e);
        }
    }

    public Set<TrustAnchor> roots() {
        return roots;
    }

    public boolean hasOwn() {
        return own != null;
    }

    /// A TLS context that shows our client certificate, if there is one.
    SSLContext context(TrustManager trust) {
        return context(own, trust);
    }

    /// A TLS context that shows none.
    SSLContext anonymous(TrustManager trust) {
        return context(null, trust);
    }

    private static SSLContext context(KeyManager @Nullable [] keys, TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    keys == null ? new KeyManager[0] : keys,
                    new TrustManager[] {trust},
                    new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }
}
