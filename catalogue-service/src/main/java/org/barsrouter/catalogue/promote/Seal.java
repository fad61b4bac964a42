package org.barsrouter.catalogue.promote;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.barsrouter.catalogue.certify.Evidence;
import org.barsrouter.catalogue.targets.Deployment;
import org.jspecify.annotations.Nullable;

/// Seals a bundle, so that what was altered on the way is found out: a hash always, a signature
/// where both environments share a key.
public final class Seal {
    private final byte[] key;

    /// @param key that both environments share; empty for none
    public Seal(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    /// A sealed bundle of these items.
    public Bundle seal(Origin origin, List<Item> items) {
        String hash = hash(origin, items);
        return new Bundle(
                new Bundle.Manifest(
                        origin.source(),
                        origin.at(),
                        origin.actor(),
                        hash,
                        key.length == 0 ? null : signature(hash)),
                items);
    }

    /// Where a bundle comes from.
    public record Origin(Deployment source, Instant at, String actor) {}

    /// What is wrong with a bundle's seal; empty when it holds.
    public Optional<String> broken(Bundle bundle) {
        Bundle.Manifest manifest = bundle.manifest();
        String hash =
                hash(
                        new Origin(manifest.source(), manifest.at(), manifest.actor()),
                        bundle.items());
        if (!isSame(hash, manifest.hash())) {
            return Optional.of(
                    "The bundle does not have the hash that its manifest names: it was altered; export it again.");
        }
        if (key.length == 0) {
            return Optional.empty();
        }
        String signature = manifest.signature();
        return signature != null && isSame(signature, signature(hash))
                ? Optional.empty()
                : Optional.of(
                        "The bundle is not signed with the key of this environment: set the same joining.promotion.key in both, and export again.");
    }

    private static boolean isSame(String a, String b) {
        return MessageDigest.isEqual(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String hash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(hash.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    /// Every text with its length before it, so that no two bundles read alike.
    private static String hash(Origin origin, List<Item> items) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            Stream.concat(
                            Stream.of(
                                    origin.source().name(), origin.at().toString(), origin.actor()),
                            items.stream().flatMap(Seal::texts))
                    .forEach(text -> with(sha256, text));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void with(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        digest.update(bytes);
    }

    private static Stream<String> texts(Item item) {
        Evidence evidence = item.proof().evidence();
        return Stream.of(
                        item.who().service().key(),
                        item.who().ods(),
                        item.who().name(),
                        item.product().id(),
                        item.product().instance(),
                        item.product().connectionType(),
                        item.product().payloadType(),
                        Integer.toString(item.rank()),
                        item.liveFrom(),
                        item.proof().reportId(),
                        item.proof().certifiedAt(),
                        evidence.scal(),
                        evidence.conformance(),
                        evidence.supplierSafety(),
                        evidence.providerSafety(),
                        evidence.goLive())
                .map(Seal::text);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : "+" + value;
    }
}
