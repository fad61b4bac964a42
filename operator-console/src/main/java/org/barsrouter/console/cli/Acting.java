package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who acts.
final class Acting {
    @Option(
            names = {"--actor", "--user"},
            description = "Who acts (environment: BARS_USER; ${DEFAULT-VALUE})",
            defaultValue = "${env:BARS_USER:-${sys:user.name}}")
    private String actor = "";

    @Option(
            names = "--as",
            paramLabel = "<ODS>",
            description = "Organisation that acts (environment: BARS_ODS); outside the sandbox",
            defaultValue = "${env:BARS_ODS:-}")
    private String ods = "";

    /// The same in the headers that a gateway checks.
    Map<String, String> headers() {
        return ods.isEmpty()
                ? Map.of("NHSD-User-Id", actor, "NHSD-Client-Id", "bars")
                : Map.of(
                        "NHSD-End-User-Organisation-ODS",
                        ods,
                        "NHSD-User-Id",
                        actor,
                        "NHSD-Client-Id",
                        "bars");
    }

    /// The same for the journal, which may want somebody to vouch for whoever acts.
    Map<String, String> vouched() {
        return vouchedBy(System.getenv("BARS_OPERATOR_SECRET"));
    }

    /// The same to read bodies, which is a permission of its own.
    Map<String, String> vouchedToRead() {
        return vouchedBy(System.getenv("BARS_BODY_SECRET"));
    }

    private Map<String, String> vouchedBy(@Nullable String secret) {
        Map<String, String> headers = new HashMap<>(headers());
        if (secret != null && !secret.isEmpty()) {
            headers.put("Authorization", "Bearer " + secret);
        }
        return headers;
    }

    /// The same with the id of a request.
    Map<String, String> headers(String requestId) {
        Map<String, String> headers = new HashMap<>(headers());
        headers.put("X-Request-Id", requestId);
        return headers;
    }

    /// A body that says so.
    ObjectNode body() {
        return JsonNodeFactory.instance.objectNode().put("actor", actor);
    }

    String actor() {
        return actor;
    }
}
