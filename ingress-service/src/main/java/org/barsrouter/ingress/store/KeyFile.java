package org.barsrouter.ingress.store;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.barsrouter.ingress.grant.SigningKeys;
import org.barsrouter.ingress.grant.TokenMint;
import org.barsrouter.ingress.token.KeySet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys of our own token endpoint: a JWK set with private keys in a file that all instances
/// share. The first one signs, all of them verify. The file is read again when it has changed, so
/// that keys are changed without a restart.
public final class KeyFile implements SigningKeys {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    /// Enough for signatures that are good for minutes, and made within a blink at first start.
    private static final int BITS = 2048;

    private static final int KEPT = 3;
    private static final String KEY = "ingress.auth.own.key-file";

    private final WatchedText file;
    private List<RSAKey> keys;

    private KeyFile(Path path) {
        this.file = new WatchedText(path, KEY);
        this.keys = parse(file.text());
    }

    /// The keys of a file.
    ///
    /// @throws IllegalArgumentException when it is no set of RSA keys with their private parts
    /// @throws UncheckedIOException when it cannot be read
    public static KeyFile open(Path file) {
        return new KeyFile(file);
    }

    /// The same, and where there is no file, one with a new key; of several processes that do so at
    /// once, one wins and all use its key.
    public static KeyFile openOrCreate(Path file) {
        if (!Files.exists(file)) {
            try {
                Path fresh = written(file, new JWKSet(List.<JWK>of(newKey())));
                try {
                    Files.createLink(file, fresh);
                } catch (FileAlreadyExistsException e) {
                    // The one that is there counts.
                } finally {
                    Files.delete(fresh);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the key file cannot be written: " + file, e);
            }
        }
        return new KeyFile(file);
    }

    /// Puts a new key before the others, so that it signs from now on; the two before it still
    /// verify.
    ///
    /// @return ids of the keys, the new one first
    public static List<String> rotate(Path file) {
        List<JWK> keys = new ArrayList<>();
        keys.add(newKey());
        if (Files.exists(file)) {
            keys.addAll(parse(new WatchedText(file, KEY).text()));
        }
        List<JWK> kept = keys.subList(0, Math.min(keys.size(), KEPT));
        try {
            Files.move(
                    written(file, new JWKSet(kept)),
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file cannot be written: " + file, e);
        }
        return kept.stream().map(JWK::getKeyID).toList();
    }

    private static Path written(Path file, JWKSet set) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("it has no directory");
        }
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "token-keys", null);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(fresh, set.toString(false));
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(TokenMint.ALGORITHM)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java makes no RSA keys", e);
        }
    }

    @Override
    public synchronized RSAKey current() {
        refresh();
        return keys.getFirst();
    }

    @Override
    public synchronized JWKSet publicKeys() {
        refresh();
        return new JWKSet(List.<JWK>copyOf(keys)).toPublicJWKSet();
    }

    @Override
    public Lookup find(String kid) {
        return KeySet.finder(publicKeys()).find(kid);
    }

    private void refresh() {
        try {
            file.changed()
                    .ifPresent(text -> {
                        keys = parse(text);
                        LOG.atInfo().addKeyValue("keys", keys.size()).log("token keys read again");
                    });
        } catch (IllegalArgumentException e) {
            LOG.atError().setCause(e).log("the token keys cannot be read; those of before count");
        }
    }

    private static List<RSAKey> parse(String text) {
        List<RSAKey> keys = new ArrayList<>();
        try {
            for (JWK key : JWKSet.parse(text).getKeys()) {
                if (!(key instanceof RSAKey rsa) || !rsa.isPrivate() || rsa.getKeyID() == null) {
                    throw refused();
                }
                keys.add(rsa);
            }
        } catch (ParseException e) {
            throw refused();
        }
        if (keys.isEmpty()) {
            throw refused();
        }
        return List.copyOf(keys);
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException(
                KEY
                        + " must be a JWK set of RSA keys with their private parts and a kid each: ./bars token-keys FILE makes one");
    }
}
