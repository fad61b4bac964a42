package org.barsrouter.sandbox.partner.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The sandbox's own application: its key lies in the data directory, minted once, and earns access
/// tokens as every sender's does.
public final class SandboxKey {
    /// Id of the application.
    public static final String CLIENT_ID = "sandbox";

    private static final String FILE = "sender-key.json";
    private static final int BITS = 2048;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LIFETIME = Duration.ofMinutes(2);
    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final String ASSERTION_TYPE =
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Path data;
    private final URI tokenUrl;
    private final InstantSource clock = InstantSource.system();
    private @Nullable String token;
    private Instant goodUntil = Instant.MIN;

    /// The key in a data directory, for tokens of the ingress there.
    public SandboxKey(Path data, URI ingress) {
        this.data = data;
        this.tokenUrl = tokenUrl(ingress);
    }

    /// What gives `Authorization` its value; nothing where there is no data directory.
    public static Supplier<Optional<String>> of(@Nullable Path data, URI ingress) {
        return data == null ? Optional::empty : new SandboxKey(data, ingress)::authorization;
    }

    /// Address of the token endpoint of a sandbox's ingress, as its assertions name it.
    public static URI tokenUrl(URI ingress) {
        return URI.create("http://127.0.0.1:" + ingress.getPort() + "/oauth2/token");
    }

    /// The public key, minted when there is none.
    public static JWKSet publicKeys(Path data) {
        Path file = data.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                mint(data, file);
            }
            return new JWKSet(RSAKey.parse(Files.readString(file))).toPublicJWKSet();
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox's own key cannot be kept in " + data, e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("the sandbox's own key is broken: delete " + file, e);
        }
    }

    private static void mint(Path data, Path file) throws IOException, JOSEException {
        RSAKey key = new RSAKeyGenerator(BITS).keyID(UUID.randomUUID().toString()).generate();
        Path fresh = Files.createTempFile(data, FILE, null);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(fresh, key.toJSONString());
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // The one that is there counts.
        } finally {
            Files.delete(fresh);
        }
    }

    /// `Bearer` with a token that is good for a while; nothing where this router gives none.
    public synchronized Optional<String> authorization() {
        Instant now = clock.instant();
        if (token == null || !now.isBefore(goodUntil)) {
            token = fetch(now).orElse(null);
        }
        return Optional.ofNullable(token).map(text -> "Bearer " + text);
    }

    private Optional<String> fetch(Instant now) {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            HttpResponse<String> answer =
                    http.send(
                            request(assertion(RSAKey.parse(Files.readString(file)), now)),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                return Optional.empty();
            }
            Map<String, Object> json = JSONObjectUtils.parse(answer.body());
            long seconds = Long.parseLong(String.valueOf(json.get("expires_in")));
            goodUntil = now.plusSeconds(seconds).minus(EARLY);
            return Optional.of(String.valueOf(json.get("access_token")));
        } catch (IOException | ParseException | JOSEException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private HttpRequest request(String assertion) {
        String form =
                "grant_type=client_credentials&client_assertion_type="
                        + URLEncoder.encode(ASSERTION_TYPE, StandardCharsets.UTF_8)
                        + "&client_assertion="
                        + assertion;
        return HttpRequest.newBuilder(tokenUrl)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private String assertion(RSAKey key, Instant now) throws JOSEException {
        SignedJWT jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(key.getKeyID()).build(),
                        new JWTClaimsSet.Builder()
                                .issuer(CLIENT_ID)
                                .subject(CLIENT_ID)
                                .audience(tokenUrl.toString())
                                .jwtID(UUID.randomUUID().toString())
                                .expirationTime(Date.from(now.plus(LIFETIME)))
                                .build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }
}
