package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;

/// Reads JSON of services that may be newer or older than this program: what is missing is a dash.
final class Fields {
    private static final String NONE = "-";

    private Fields() {}

    /// The first of these fields that is there.
    static String first(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (!value.isMissingNode() && !value.isNull() && !value.asText().isEmpty()) {
                return value.asText();
            }
        }
        return NONE;
    }

    /// A service's id as `system|value`.
    static String serviceId(JsonNode service) {
        return service.path("serviceId").isTextual()
                ? service.path("serviceId").asText()
                : first(service, "system") + "|" + first(service, "value");
    }
}
