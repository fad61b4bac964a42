package org.barsrouter.ingress.register;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.barsrouter.ingress.client.Allowance;
import org.barsrouter.ingress.client.Client.Owner;
import org.barsrouter.ingress.client.KeyLocation;
import org.barsrouter.ingress.client.Scope;
import org.barsrouter.ingress.token.Judged;
import org.barsrouter.ingress.token.KeySet;
import org.jspecify.annotations.Nullable;

/// Reads a registration from JSON and says in a sentence which field is wrong.
public final class RegistrationReader {
    private static final Set<String> FIELDS =
            Set.of(
                    "name",
                    "organisation",
                    "product",
                    "scopes",
                    "jwks",
                    "jwksUrl",
                    "ratePerSecond",
                    "dailyQuota",
                    "reason");
    private static final int DEFAULT_RATE = 100;
    private static final int HIGHEST_RATE = 1_000_000;
    private static final int LONGEST = 128;

    private final Keys keys;
    private final Addresses addresses;

    /// Whether an application must bring keys: not where an external issuer knows them.
    public enum Keys {
        NEEDED,
        UNUSED
    }

    /// Where key sets may be fetched.
    public enum Addresses {
        HTTPS_ONLY,
        ANY_HTTP
    }

    public RegistrationReader(Keys keys, Addresses addresses) {
        this.keys = keys;
        this.addresses = addresses;
    }

    /// The registration, or what is wrong with it.
    ///
    /// @param json as an operator sent it
    public Judged<Registration> read(Map<String, Object> json) {
        Set<String> unknown = new TreeSet<>(json.keySet());
        unknown.removeAll(FIELDS);
        if (!unknown.isEmpty()) {
            return Judged.faulty("There is no field " + String.join(", ", unknown) + ".");
        }
        return owner(json)
                .then(owner ->
                        scopes(json.get("scopes"))
                                .then(scopes ->
                                        keys(json)
                                                .then(where ->
                                                        allowance(json)
                                                                .map(allowance ->
                                                                        new Registration(
                                                                                owner, scopes,
                                                                                where,
                                                                                allowance)))));
    }

    private static Judged<Owner> owner(Map<String, Object> json) {
        Optional<String> name = text(json, "name");
        if (name.isEmpty()) {
            return Judged.faulty("name is missing: what people call the application.");
        }
        String ods = text(json, "organisation").orElse("").toUpperCase(Locale.ROOT);
        if (!ods.matches("[A-Z0-9]{3,12}")) {
            return Judged.faulty(
                    "organisation must be the ODS code that the application speaks for.");
        }
        if (json.get("product") != null && text(json, "product").isEmpty()) {
            return Judged.faulty("product must be a product id of at most 128 characters.");
        }
        return Judged.good(new Owner(name.get(), ods, text(json, "product").orElse(null)));
    }

    private static Judged<Set<Scope>> scopes(@Nullable Object value) {
        if (value == null) {
            return Judged.good(Set.of(Scope.BOOKING_AND_REFERRAL));
        }
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (Object text : value instanceof List<?> list ? list : List.of()) {
            Optional<Scope> scope = Scope.of(String.valueOf(text));
            if (scope.isEmpty()) {
                scopes.clear();
                break;
            }
            scopes.add(scope.get());
        }
        return scopes.isEmpty()
                ? Judged.faulty(
                        "scopes must be a list of: "
                                + Scope.joined(EnumSet.allOf(Scope.class)).replace(" ", ", ")
                                + ".")
                : Judged.good(scopes);
    }

    private Judged<KeyLocation> keys(Map<String, Object> json) {
        Object jwks = json.get("jwks");
        Object url = json.get("jwksUrl");
        if (keys == Keys.UNUSED) {
            return jwks == null && url == null
                    ? Judged.good(new KeyLocation.Elsewhere())
                    : Judged.faulty(
                            "jwks and jwksUrl have no use here: tokens come from an external issuer, which knows the keys.");
        }
        if ((jwks == null) == (url == null)) {
            return Judged.faulty("Give the application's public keys: either jwks or jwksUrl.");
        }
        return url == null ? inline(jwks) : address(url);
    }

    /// Kept as the library writes it: public parts only, whatever else stood there.
    private static Judged<KeyLocation> inline(@Nullable Object jwks) {
        try {
            String text =
                    jwks instanceof Map<?, ?> map
                            ? JSONObjectUtils.toJSONString(strings(map))
                            : String.valueOf(jwks);
            return KeySet.read(text)
                    .map(JWKSet::toPublicJWKSet)
                    .map(set -> new KeyLocation.Here(set.toString(true)));
        } catch (IllegalArgumentException e) {
            return Judged.faulty("jwks must be a JWK set: an object with an array \"keys\".");
        }
    }

    private static Map<String, Object> strings(Map<?, ?> map) {
        Map<String, Object> copy = new java.util.TreeMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }

    private Judged<KeyLocation> address(Object value) {
        boolean plain = addresses == Addresses.ANY_HTTP;
        try {
            URI url = URI.create(String.valueOf(value));
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if (url.getHost() != null
                    && url.getUserInfo() == null
                    && (scheme.equals("https") || (plain && scheme.equals("http")))) {
                return Judged.good(new KeyLocation.At(url));
            }
        } catch (IllegalArgumentException e) {
            return Judged.faulty("jwksUrl is no address.");
        }
        return Judged.faulty(
                "jwksUrl must be an " + (plain ? "http or " : "") + "https address with a host.");
    }

    private static Judged<Allowance> allowance(Map<String, Object> json) {
        long rate = number(json.get("ratePerSecond"), DEFAULT_RATE);
        if (rate < 1 || rate > HIGHEST_RATE) {
            return Judged.faulty(
                    "ratePerSecond must be a whole number of calls from 1 to "
                            + HIGHEST_RATE
                            + ".");
        }
        if (json.get("dailyQuota") == null) {
            return Judged.good(new Allowance((int) rate, null));
        }
        long quota = number(json.get("dailyQuota"), 0);
        return quota < 1
                ? Judged.faulty("dailyQuota must be a whole number of calls, at least 1.")
                : Judged.good(new Allowance((int) rate, quota));
    }

    /// -1 for what is no whole number.
    private static long number(@Nullable Object value, long absent) {
        if (value == null) {
            return absent;
        }
        return value instanceof Long || value instanceof Integer
                ? ((Number) value).longValue()
                : -1;
    }

    private static Optional<String> text(Map<String, Object> json, String field) {
        return json.get(field) instanceof String text
                        && !text.isBlank()
                        && text.length() <= LONGEST
                        && text.chars().noneMatch(Character::isISOControl)
                ? Optional.of(text.strip())
                : Optional.empty();
    }

    /// JSON as a map.
    public static Judged<Map<String, Object>> json(String body) {
        try {
            return Judged.good(JSONObjectUtils.parse(body));
        } catch (ParseException e) {
            return Judged.faulty("The body is no JSON object.");
        }
    }
}
