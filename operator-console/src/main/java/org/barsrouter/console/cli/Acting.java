package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
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
