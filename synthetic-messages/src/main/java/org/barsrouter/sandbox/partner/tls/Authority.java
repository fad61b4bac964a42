package org.barsrouter.sandbox.partner.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.List;

/// A certificate authority that lives as long as the process: a root, and certificates that lead to
/// it. For the sandbox and for tests; nothing here knows of revocation.
public final class Authority {
    private static final String ECDSA_SHA256 = "1.2.840.10045.4.3.2";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";

    private final String name;
    private final PrivateKey key;
    private final X509Certificate root;
    private final SecureRandom random;

    /// From when to when a certificate holds.
    public record Validity(Instant from, Instant to) {}

    private Authority(String name, PrivateKey key, X509Certificate root, SecureRandom random) {
        this.name = name;
        this.key = key;
        this.root = root;
        this.random = random;
    }

    /// A new authority with a key of its own.
    public static Authority create(String name, Validity validity) {
        try {
            SecureRandom random = new SecureRandom();
            KeyPair keys = keys(random);
            byte[] constraints = extension(BASIC_CONSTRAINTS, Der.yes(), Der.sequence(Der.yes()));
            byte[] content = content(new Content(name, name, validity, keys), constraints, random);
            X509Certificate root = signed(content, keys.getPrivate());
            return new Authority(name, keys.getPrivate(), root, random);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256 and X.509", e);
        }
    }

    public X509Certificate root() {
        return root;
    }

    /// A certificate with its key.
    ///
    /// @param hosts names and addresses that it is made out to; the first is its common name too
    public Identity issue(Validity validity, String... hosts) {
        try {
            KeyPair keys = keys(random);
            byte[] names =
                    extension(
                            ALTERNATIVE_NAMES,
                            new byte[0],
                            Der.sequence(
                                    List.of(hosts).stream()
                                            .map(Authority::alternative)
                                            .toArray(byte[][]::new)));
            byte[] content = content(new Content(name, hosts[0], validity, keys), names, random);
            return new Identity(keys.getPrivate(), List.of(signed(content, key), root));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256 and X.509", e);
        }
    }

    private record Content(String issuer, String subject, Validity validity, KeyPair keys) {}

    private static KeyPair keys(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    /// The part that is signed (RFC 5280, TBSCertificate, version 3).
    private static byte[] content(Content content, byte[] extension, SecureRandom random) {
        return Der.sequence(
                Der.tagged(0xa0, Der.number(BigInteger.TWO)),
                Der.number(new BigInteger(120, random)),
                algorithm(),
                distinguished(content.issuer()),
                Der.sequence(
                        Der.time(content.validity().from()), Der.time(content.validity().to())),
                distinguished(content.subject()),
                content.keys().getPublic().getEncoded(),
                Der.tagged(0xa3, Der.sequence(extension)));
    }

    private static X509Certificate signed(byte[] content, PrivateKey key)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(content);
        byte[] certificate = Der.sequence(content, algorithm(), Der.bits(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] algorithm() {
        return Der.sequence(Der.oid(ECDSA_SHA256));
    }

    private static byte[] distinguished(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.text(commonName))));
    }

    private static byte[] extension(String oid, byte[] critical, byte[] value) {
        return Der.sequence(Der.oid(oid), critical, Der.octets(value));
    }

    private static byte[] alternative(String host) {
        return Character.isDigit(host.charAt(0))
                ? Der.tagged(0x87, InetAddress.ofLiteral(host).getAddress())
                : Der.tagged(0x82, host.getBytes(StandardCharsets.US_ASCII));
    }
}
