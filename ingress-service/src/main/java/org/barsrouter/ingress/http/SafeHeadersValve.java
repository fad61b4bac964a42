package org.barsrouter.ingress.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/// What every answer says to browsers and caches, whoever wrote it: it holds what is no business of
/// theirs. And the end of connections: of those whose body came too slowly, the rest of which is
/// not read, and of those that others wait for.
final class SafeHeadersValve extends ValveBase {
    /// Set by whoever gave up on a body.
    static final String GAVE_UP = SafeHeadersValve.class.getName() + ".gave-up";

    private static final String TWO_YEARS = "max-age=63072000";

    SafeHeadersValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", TWO_YEARS);
        }
        if (request.getConnector().getProtocolHandler() instanceof ImpatientHttp http
                && http.isCrowded()) {
            response.setHeader("Connection", "close");
        }
        getNext().invoke(request, response);
        if (request.getAttribute(GAVE_UP) != null) {
            response.getCoyoteResponse().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }
}
