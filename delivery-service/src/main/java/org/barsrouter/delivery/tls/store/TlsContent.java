package org.barsrouter.delivery.tls.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.ssl.pem.PemContent;

/// What stood in the files at one moment. Not printed: a key is in it.
final class TlsContent {
    private static final String ALIAS = "own";
    private static final String PEM = "-----BEGIN ";

    private final byte @Nullable [] certificate;
    private final byte @Nullable [] key;
    private final byte @Nullable [] password;
    private final byte @Nullable [] trust;

    TlsContent(
            byte @Nullable [] certificate,
            byte @Nullable [] key,
            byte @Nullable [] password,
            byte @Nullable [] trust) {
        this.certificate = certificate;
        this.key = key;
        this.password = password;
        this.trust = trust;
    }

    /// Ready to use.
    ///
    /// @throws TlsRefusedException when a part cannot be used, or the parts do not belong together
    TlsMaterial material() {
        KeyStore own = certificate == null ? null : own(certificate);
        KeyStore trusted = trust == null ? null : trusted(trust);
        String word = word();
        try {
            SslBundle bundle =
                    SslBundle.of(SslStoreBundle.of(own, word, trusted), SslBundleKey.of(word));
            return new TlsMaterial(bundle.createSslContext(), leaf(own));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new TlsRefusedException(
                    "delivery.tls: the certificates cannot be used: " + reason(e), e);
        }
    }

    private static @Nullable X509Certificate leaf(@Nullable KeyStore own)
            throws GeneralSecurityException {
        return own == null ? null : (X509Certificate) own.getCertificate(alias(own));
    }

    private KeyStore own(byte[] file) {
        return isPem(file) ? ownPem(file) : ownPkcs12(file);
    }

    private KeyStore ownPem(byte[] file) {
        if (key == null) {
            throw new TlsRefusedException(
                    "delivery.tls.key must name the file with the private key of delivery.tls.certificate");
        }
        List<X509Certificate> chain = certificates("delivery.tls.certificate", file);
        PrivateKey secret = secret(key);
        check(chain.getFirst(), secret);
        try {
            KeyStore store = empty();
            store.setKeyEntry(
                    ALIAS, secret, word().toCharArray(), chain.toArray(X509Certificate[]::new));
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsRefusedException(
                    "delivery.tls.certificate: the key cannot be used: " + reason(e), e);
        }
    }

    private PrivateKey secret(byte[] file) {
        try {
            PrivateKey found =
                    PemContent.of(text(file)).getPrivateKey(password == null ? null : word());
            if (found == null) {
                throw new IllegalStateException("there is none in it");
            }
            return found;
        } catch (RuntimeException e) {
            throw new TlsRefusedException(
                    "delivery.tls.key holds no private key in PEM that delivery.tls.password-file opens: "
                            + reason(e),
                    e);
        }
    }

    private KeyStore ownPkcs12(byte[] file) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file), word().toCharArray());
            String alias = alias(store);
            if (!(store.getKey(alias, word().toCharArray()) instanceof PrivateKey secret)
                    || !(store.getCertificate(alias) instanceof X509Certificate leaf)) {
                throw new TlsRefusedException(
                        "delivery.tls.certificate: the PKCS#12 file holds no private key with its certificate");
            }
            check(leaf, secret);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsRefusedException(
                    "delivery.tls.certificate is neither PEM nor a PKCS#12 file that delivery.tls.password-file opens",
                    e);
        }
    }

    /// The one entry with a key.
    private static String alias(KeyStore store) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return alias;
            }
        }
        throw new TlsRefusedException(
                "delivery.tls.certificate: the PKCS#12 file holds no private key");
    }

    private static KeyStore trusted(byte[] file) {
        List<X509Certificate> roots = certificates("delivery.tls.trust", file);
        try {
            KeyStore store = empty();
            for (int i = 0; i < roots.size(); i++) {
                store.setCertificateEntry("root-" + i, roots.get(i));
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsRefusedException(
                    "delivery.tls.trust: the roots cannot be used: " + reason(e), e);
        }
    }

    private static List<X509Certificate> certificates(String name, byte[] file) {
        try {
            return PemContent.of(text(file)).getCertificates();
        } catch (RuntimeException e) {
            throw new TlsRefusedException(name + " holds no certificates in PEM: " + reason(e), e);
        }
    }

    /// While files are replaced one after the other, the new certificate meets the old key.
    private static void check(X509Certificate leaf, PrivateKey secret) {
        byte[] probe = new byte[32];
        new SecureRandom().nextBytes(probe);
        String algorithm =
                switch (secret.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    case "RSASSA-PSS" -> "RSASSA-PSS";
                    default -> secret.getAlgorithm();
                };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(secret);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(leaf.getPublicKey());
            signature.update(probe);
            if (signature.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw mismatch(e);
        }
        throw mismatch(new GeneralSecurityException("a signature does not verify"));
    }

    private static TlsRefusedException mismatch(GeneralSecurityException why) {
        return new TlsRefusedException(
                "delivery.tls.key is not the private key of the first certificate in delivery.tls.certificate",
                why);
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static boolean isPem(byte[] file) {
        return text(file).contains(PEM);
    }

    private String word() {
        return password == null ? "" : text(password).strip();
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.US_ASCII);
    }

    private static String reason(Exception e) {
        return String.valueOf(e.getMessage());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TlsContent that
                && same(certificate, that.certificate)
                && same(key, that.key)
                && same(password, that.password)
                && same(trust, that.trust);
    }

    private static boolean same(byte @Nullable [] one, byte @Nullable [] other) {
        return MessageDigest.isEqual(one, other);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(certificate) ^ Arrays.hashCode(trust);
    }

    @Override
    public String toString() {
        return "TlsContent[]";
    }
}
