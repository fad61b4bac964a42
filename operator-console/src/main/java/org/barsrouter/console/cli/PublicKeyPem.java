package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/// A public RSA key in PEM (RFC 7468) as a JWK set (RFC 7517), so that whoever has openssl needs
/// nothing else.
final class PublicKeyPem {
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private PublicKeyPem() {}

    /// @throws IllegalArgumentException saying what to mend
    static ObjectNode jwks(Path file, String kid) {
        String text = JsonFile.text(file);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    "The file %s holds no public key: openssl rsa -in private.pem -pubout -out %s writes one."
                            .formatted(file, file));
        }
        RSAPublicKey key = key(file, text.substring(begin + BEGIN.length(), end));
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("kid", kid)
                .put("n", base64(key.getModulus()))
                .put("e", base64(key.getPublicExponent()));
        return set;
    }

    private static RSAPublicKey key(Path file, String base64) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return (RSAPublicKey)
                    KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The file "
                            + file
                            + " holds no RSA public key: assertions are signed with RS512.",
                    e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    /// Without the sign byte of BigInteger (RFC 7518 section 2, Base64urlUInt).
    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }
}
