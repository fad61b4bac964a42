package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Option;

/// Who acts and why, for everything that changes the catalogue.
final class ActingAs {
    @Option(
            names = "--as",
            paramLabel = "<ODS>",
            description = "Organisation that acts (environment: BARS_ODS)",
            defaultValue = "${env:BARS_ODS:-}")
    private String ods = "";

    @Option(
            names = "--product",
            paramLabel = "<id>",
            description = "Product that acts (environment: BARS_PRODUCT)",
            defaultValue = "${env:BARS_PRODUCT:-}")
    private String product = "";

    @Option(
            names = {"--user", "--actor"},
            description = "Person who acts (environment: BARS_USER, USER)",
            defaultValue = "${env:BARS_USER:-${env:USER:-}}")
    private String user = "";

    @Option(names = "--reason", description = "Why, for the history", defaultValue = "")
    private String reason = "";

    @Option(
            names = "--request-id",
            paramLabel = "<uuid>",
            description = "Repeat a request whose answer was lost: it is carried out once only",
            defaultValue = "")
    private String requestId = "";

    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        put(headers, "NHSD-End-User-Organisation-ODS", ods);
        put(headers, "NHSD-Product-Id", product);
        put(headers, "NHSD-User-Id", user);
        headers.put("NHSD-Client-Id", "bars");
        headers.put("X-Request-Id", requestId.isEmpty() ? UUID.randomUUID().toString() : requestId);
        return headers;
    }

    private static void put(Map<String, String> headers, String name, String value) {
        if (!value.isEmpty()) {
            headers.put(name, value);
        }
    }

    /// Adds the reason to a request, if there is one.
    ObjectNode because(ObjectNode body) {
        return reason.isEmpty() ? body : body.put("reason", reason);
    }

    boolean hasReason() {
        return !reason.isEmpty();
    }
}
