package org.barsrouter.console.page.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.barsrouter.console.access.Person;
import org.barsrouter.console.config.ConsoleProperties;
import org.springframework.stereotype.Component;

/// Says to the services who acts.
@Component
class Acting {
    private final String organisation;

    Acting(ConsoleProperties properties) {
        this.organisation = properties.organisation();
    }

    /// For the catalogue, in the headers that a gateway would set.
    Map<String, String> headers(Person person) {
        Map<String, String> headers = new HashMap<>();
        headers.put("NHSD-User-Id", person.name());
        headers.put("NHSD-Client-Id", "operator-console");
        if (!organisation.isEmpty()) {
            headers.put("NHSD-End-User-Organisation-ODS", organisation);
        }
        return headers;
    }

    /// For the journal, in the body.
    ObjectNode body(Person person, String reason) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("actor", person.name())
                .put("reason", reason);
    }
}
