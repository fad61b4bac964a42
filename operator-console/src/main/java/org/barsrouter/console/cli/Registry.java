package org.barsrouter.console.cli;

import java.util.HashMap;
import java.util.Map;
import org.barsrouter.console.http.Service;
import picocli.CommandLine.Option;

/// Where applications are registered, and who asks.
final class Registry {
    static final String PATH = "/clients/v1";

    @Option(
            names = "--ingress-admin-url",
            description =
                    "Address of the operators' port of any ingress (environment: BARS_INGRESS_ADMIN_URL; ${DEFAULT-VALUE})",
            defaultValue = "${env:BARS_INGRESS_ADMIN_URL:-http://127.0.0.1:8089}")
    private String url = "";

    @Option(
            names = "--secret",
            description = "Its secret, where it has one (environment: BARS_ADMIN_SECRET)",
            defaultValue = "${env:BARS_ADMIN_SECRET:-}")
    private String secret = "";

    @Option(
            names = {"--actor", "--user"},
            description = "Who acts (environment: BARS_USER; ${DEFAULT-VALUE})",
            defaultValue = "${env:BARS_USER:-${sys:user.name}}")
    private String actor = "";

    @Option(names = "--json", description = "Print what ingress answers, for programs")
    private boolean json;

    Service service() {
        return Service.ingress(url);
    }

    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("NHSD-User-Id", actor);
        if (!secret.isEmpty()) {
            headers.put("Authorization", "Bearer " + secret);
        }
        return headers;
    }

    boolean json() {
        return json;
    }
}
