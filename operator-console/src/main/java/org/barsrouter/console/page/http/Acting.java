package org.barsrouter.console.page.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.barsrouter.console.access.Person;
import org.barsrouter.console.access.Role;
import org.barsrouter.console.config.ConsoleProperties;
import org.barsrouter.console.http.Answer;
import org.springframework.stereotype.Component;

/// Has the services do what somebody wants, and says who that is.
@Component
class Acting {
    private final Backends services;
    private final String organisation;
    private final String journalSecret;

    Acting(Backends services, ConsoleProperties properties) {
        this.services = services;
        this.organisation = properties.organisation();
        this.journalSecret = properties.services().journalSecret();
    }

    /// At the catalogue, in the headers that a gateway would set.
    Answer atCatalogue(Person person, String path, ObjectNode body) {
        Map<String, String> headers = named(person);
        headers.put("NHSD-Client-Id", "operator-console");
        if (!organisation.isEmpty()) {
            headers.put("NHSD-End-User-Organisation-ODS", organisation);
        }
        return services.catalogue().post(path, body, headers);
    }

    /// At the journal, which believes whoever has its secret.
    Answer atJournal(Person person, String path, ObjectNode body) {
        Map<String, String> headers = named(person);
        headers.put(
                "X-Bars-Role",
                person.roles().stream().sorted().map(Role::token).collect(Collectors.joining(",")));
        if (!journalSecret.isEmpty()) {
            headers.put("Authorization", "Bearer " + journalSecret);
        }
        return services.journal().post(path, body, headers);
    }

    /// The same with nothing to say but why.
    Answer atJournal(Person person, String path, String reason) {
        return atJournal(person, path, because(reason));
    }

    static ObjectNode because(String reason) {
        return JsonNodeFactory.instance.objectNode().put("reason", reason.strip());
    }

    private static Map<String, String> named(Person person) {
        Map<String, String> headers = new HashMap<>();
        headers.put("NHSD-User-Id", person.name());
        return headers;
    }
}
