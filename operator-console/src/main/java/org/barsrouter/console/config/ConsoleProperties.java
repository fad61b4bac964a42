package org.barsrouter.console.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.barsrouter.console.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator sets of the web console.
///
/// @param environment INT, PROD or SANDBOX; has no default, and stands on every page
/// @param services where the services are
/// @param organisation ODS code that the console acts for at the catalogue; empty in the sandbox
/// @param session how long a session lasts
/// @param usersFile file of local users; not in PROD
/// @param oidc the identity provider; in the place of local users
@ConfigurationProperties(prefix = "console", ignoreUnknownFields = false)
public record ConsoleProperties(
        @Nullable Environment environment,
        @DefaultValue Services services,
        @DefaultValue("") String organisation,
        @DefaultValue Session session,
        @DefaultValue("") String usersFile,
        @DefaultValue Oidc oidc) {

    /// Which system this is.
    public enum Environment {
        INT,
        PROD,
        SANDBOX
    }

    public ConsoleProperties {
        if (environment == null) {
            throw new IllegalArgumentException(
                    "console.environment is missing: set it to INT, PROD or SANDBOX");
        }
        if (usersFile.isBlank() == !oidc.isUsed()) {
            throw new IllegalArgumentException(
                    "Set either console.oidc.issuer, or console.users-file where people sign in"
                            + " with a password of this console");
        }
        if (!usersFile.isBlank() && environment == Environment.PROD) {
            throw new IllegalArgumentException(
                    "console.users-file is not for PROD: set console.oidc.issuer");
        }
        if (!organisation.matches("[A-Za-z0-9]{0,12}")) {
            throw new IllegalArgumentException(
                    "console.organisation must be an ODS code, such as X26");
        }
    }

    /// The environment, which is never missing.
    public Environment where() {
        if (environment == null) {
            throw new IllegalStateException("checked at start");
        }
        return environment;
    }

    /// Whether browsers must use TLS; the sandbox listens on this machine only.
    public boolean isTlsDemanded() {
        return environment != Environment.SANDBOX;
    }

    /// Where the services are.
    ///
    /// @param patience how long a page waits for one of them
    /// @param journalSecretFile file with the journal's `journal.operators.secret`; empty where it
    ///   has none
    public record Services(
            @DefaultValue("http://127.0.0.1:8084") String journalUrl,
            @DefaultValue("http://127.0.0.1:8082") String deliveryUrl,
            @DefaultValue("http://127.0.0.1:8083") String catalogueUrl,
            @DefaultValue("10s") Duration patience,
            @DefaultValue("") String journalSecretFile) {
        public Services {
            if (patience.compareTo(Duration.ofMillis(100)) < 0
                    || patience.compareTo(Duration.ofMinutes(5)) > 0) {
                throw new IllegalArgumentException(
                        "console.services.patience must lie between 100ms and 5m");
            }
        }

        /// What the journal knows the console by; empty where it asks for nothing.
        ///
        /// @throws IllegalArgumentException when its file cannot be read
        public String journalSecret() {
            return firstLine(journalSecretFile, "console.services.journal-secret-file");
        }
    }

    private static String firstLine(String file, String key) {
        try {
            return file.isBlank() ? "" : Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(key + " cannot be read", e);
        }
    }

    /// How long a session lasts.
    ///
    /// @param idle without a request; a minute at least
    /// @param longest in any case
    public record Session(
            @DefaultValue("30m") Duration idle, @DefaultValue("12h") Duration longest) {
        public Session {
            if (idle.compareTo(Duration.ofMinutes(1)) < 0 || longest.compareTo(idle) < 0) {
                throw new IllegalArgumentException(
                        "console.session.idle must be a minute at least, and"
                                + " console.session.longest no shorter");
            }
        }
    }

    /// An OpenID Connect provider.
    ///
    /// @param issuer its URL, where `/.well-known/openid-configuration` is found
    /// @param clientSecretFile file that holds the secret; empty for a public client with PKCE
    /// @param nameClaim claim with the name that the audit keeps
    /// @param roleClaim claim with the roles: a text, or a list of texts
    /// @param rolePrefix what stands before a role's word, such as `bars-`
    public record Oidc(
            @DefaultValue("") String issuer,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecretFile,
            @DefaultValue("preferred_username") String nameClaim,
            @DefaultValue("roles") String roleClaim,
            @DefaultValue("") String rolePrefix) {
        public Oidc {
            if (issuer.isBlank() != clientId.isBlank()) {
                throw new IllegalArgumentException(
                        "console.oidc.issuer and console.oidc.client-id go together");
            }
            if (!issuer.isBlank() && !issuer.matches("https?://[^\\s?#]+")) {
                throw new IllegalArgumentException("console.oidc.issuer must be an https URL");
            }
        }

        public boolean isUsed() {
            return !issuer.isBlank();
        }

        /// The client's secret; empty for a public client.
        ///
        /// @throws IllegalArgumentException when its file cannot be read
        public String secret() {
            return firstLine(clientSecretFile, "console.oidc.client-secret-file");
        }

        /// What the claim must hold for a role.
        public String claimed(Role role) {
            return rolePrefix + role.token();
        }
    }
}
