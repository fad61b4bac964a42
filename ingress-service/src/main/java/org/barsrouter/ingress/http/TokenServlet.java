package org.barsrouter.ingress.http;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.barsrouter.ingress.answer.Dialect;
import org.barsrouter.ingress.grant.Grant;
import org.barsrouter.ingress.grant.OAuthError;
import org.barsrouter.ingress.grant.SigningKeys;
import org.barsrouter.ingress.grant.TokenDesk;
import org.barsrouter.ingress.limit.Taken;

/// Our own token endpoint, `POST /oauth2/token`, and the public keys of its tokens, `GET
/// /oauth2/jwks`. Answers in OAuth's own form (RFC 6749 section 5), never in FHIR's.
public final class TokenServlet extends HttpServlet {
    @Serial private static final long serialVersionUID = 1L;

    /// Where it answers.
    public static final String TOKEN_PATH = "/oauth2/token";

    /// Where its public keys are.
    public static final String KEYS_PATH = "/oauth2/jwks";

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int LARGEST = 16 * 1024;
    private static final int OK = 200;

    private final transient TokenDesk desk;
    private final transient SigningKeys keys;
    private final transient InstantSource clock;
    private final transient Dialect dialect;
    private final transient Duration patience;

    /// @param patience how long a form may take to arrive
    public TokenServlet(
            TokenDesk desk,
            SigningKeys keys,
            InstantSource clock,
            Dialect dialect,
            Duration patience) {
        this.desk = desk;
        this.keys = keys;
        this.clock = clock;
        this.dialect = dialect;
        this.patience = patience;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean token = request.getServletPath().equals(TOKEN_PATH);
        String wanted = token ? "POST" : "GET";
        if (!request.getMethod().equals(wanted)) {
            response.setHeader("Allow", wanted);
            write(response, 405, error(OAuthError.INVALID_REQUEST, "Use " + wanted + "."));
        } else if (token) {
            answer(request, response);
        } else {
            response.setHeader("Cache-Control", "max-age=300");
            write(response, OK, keys.publicKeys().toString(true));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // RFC 6749 section 5.1.
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
        String type = request.getContentType() == null ? "" : request.getContentType();
        if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(FORM)) {
            refuse(response, "The content type must be " + FORM + ".");
            return;
        }
        byte[] body;
        try {
            body = new TimedBody(request.getInputStream(), patience).readNBytes(LARGEST + 1);
        } catch (SocketTimeoutException e) {
            request.setAttribute(SafeHeadersValve.GAVE_UP, true);
            refuse(response, "The form did not arrive in time.");
            return;
        }
        if (body.length > LARGEST) {
            refuse(response, "The form is larger than " + LARGEST + " bytes.");
            return;
        }
        switch (desk.grant(new String(body, StandardCharsets.UTF_8), clock.instant())) {
            case Grant.Granted granted -> write(response, OK, granted(granted));
            case Grant.Denied denied -> {
                if (denied.after().isPositive()) {
                    response.setHeader("Retry-After", Taken.retryAfter(denied.after()));
                }
                write(
                        response,
                        denied.error().status(),
                        error(denied.error(), denied.description()));
            }
        }
    }

    /// The national platform writes the seconds as a text, RFC 6749 as a number.
    private String granted(Grant.Granted granted) {
        long seconds = granted.lifetime().toSeconds() - 1;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("access_token", granted.token());
        json.put(
                "expires_in",
                switch (dialect) {
                    case STRICT -> seconds;
                    case NHS_LIVE -> Long.toString(seconds);
                });
        json.put("token_type", "Bearer");
        json.put("scope", granted.scope());
        return JSONObjectUtils.toJSONString(json);
    }

    private static void refuse(HttpServletResponse response, String why) throws IOException {
        write(
                response,
                OAuthError.INVALID_REQUEST.status(),
                error(OAuthError.INVALID_REQUEST, why));
    }

    private static String error(OAuthError error, String description) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("error", error.code());
        json.put("error_description", description);
        return JSONObjectUtils.toJSONString(json);
    }

    private static void write(HttpServletResponse response, int status, String json)
            throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
