package org.barsrouter.catalogue.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.barsrouter.catalogue.app.Caller;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.change.Sha256;
import org.barsrouter.catalogue.config.CatalogueProperties;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.schemas.header.BarsHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads who calls from the headers that a gateway sets after it has checked the caller's token.
/// The names are those of the national catalogue's design.
@Component
public final class Callers {
    static final String ODS = "NHSD-End-User-Organisation-ODS";
    private static final String ORGANISATION = BarsHeaders.END_USER_ORGANISATION;
    static final String PRODUCT = "NHSD-Product-Id";
    static final String CLIENT = "NHSD-Client-Id";
    static final String USER = "NHSD-User-Id";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Deployment deployment;
    private final String administrator;

    Callers(Deployment deployment, CatalogueProperties properties) {
        this.deployment = deployment;
        this.administrator = properties.changes().administrators().getFirst();
    }

    /// The caller of a request.
    ///
    /// @param body as it came, so that a repeat can be told from another request
    Caller of(HttpServletRequest request, String body) {
        return of(request, "api", body);
    }

    /// The same of another face.
    ///
    /// @param source names the face in the audit
    public Caller of(HttpServletRequest request, String source, String body) {
        return new Caller(
                actor(request),
                source,
                header(request, "X-Request-Id"),
                header(request, "X-Correlation-Id"),
                Sha256.start()
                        .with(request.getMethod())
                        .with(request.getRequestURI())
                        .with(request.getQueryString())
                        .with(request.getHeader("If-Match"))
                        .with(body)
                        .hex());
    }

    /// The organisation that asks, in upper case, if it says so.
    public static Optional<String> reader(HttpServletRequest request) {
        return Optional.ofNullable(organisation(request));
    }

    private Actor actor(HttpServletRequest request) {
        String ods = organisation(request);
        String client = header(request, CLIENT);
        String user = header(request, USER);
        if (ods == null && deployment == Deployment.SANDBOX) {
            return new Actor(
                    name("sandbox", client, user),
                    client,
                    user,
                    administrator,
                    header(request, PRODUCT),
                    null);
        }
        if (ods == null) {
            throw new FaultException(
                    Fault.CALLER_UNKNOWN,
                    "Say for which organisation you act in the header " + ODS + ".");
        }
        return new Actor(
                name(ods, client, user), client, user, ods, header(request, PRODUCT), null);
    }

    /// The plain code, or the one in the base64 Organization that BaRS 1.4.0 sends.
    private static @Nullable String organisation(HttpServletRequest request) {
        String plain = header(request, ODS);
        String encoded = encoded(request);
        if (plain != null && encoded != null && !plain.equalsIgnoreCase(encoded)) {
            throw new FaultException(
                    Fault.ORGANISATIONS_DIFFER,
                    ODS + " and " + ORGANISATION + " name different organisations: send one.");
        }
        String code = plain == null ? encoded : plain;
        return code == null ? null : code.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String encoded(HttpServletRequest request) {
        String encoded = request.getHeader(ORGANISATION);
        if (encoded == null || encoded.isBlank()) {
            return null;
        }
        try {
            JsonNode organisation = JSON.readTree(Base64.getDecoder().decode(encoded.strip()));
            String code = organisation.path("identifier").path(0).path("value").asText();
            if (code.matches("[A-Za-z0-9]{3,12}")) {
                return code;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static FaultException unreadable() {
        return new FaultException(
                Fault.REQUEST_UNREADABLE,
                "The header "
                        + ORGANISATION
                        + " is not base64 of an Organization with an ODS code as its first identifier: send that, or the plain code in "
                        + ODS
                        + ".");
    }

    private static String name(
            String organisation, @Nullable String client, @Nullable String user) {
        return Optional.ofNullable(user)
                .or(() -> Optional.ofNullable(client))
                .map(who -> who + " of " + organisation)
                .orElse(organisation);
    }

    private static @Nullable String header(HttpServletRequest request, String name) {
        String value = request.getHeader(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        String stripped = value.strip();
        if (stripped.length() > 128 || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE,
                    "The header " + name + " must have at most 128 printable characters.");
        }
        return stripped;
    }
}
