package org.barsrouter.catalogue.intent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.barsrouter.catalogue.resource.FieldFault;
import org.barsrouter.catalogue.resource.FieldFault.Kind;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Collects the commands of one intent, or what is wrong with it.
final class Drafting {
    private final String type;
    private final List<ObjectNode> commands = new ArrayList<>();
    private final List<FieldFault> faults = new ArrayList<>();

    /// @param type FHIR resource type, for expressions
    Drafting(String type) {
        this.type = type;
    }

    /// Adds a command on a service.
    ObjectNode on(ServiceId service, String command) {
        return add(command).put("service", service.key());
    }

    /// Adds a command on an endpoint template.
    ObjectNode on(String template, String command) {
        return add(command).put("template", template);
    }

    private ObjectNode add(String command) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("command", command);
        commands.add(json);
        return json;
    }

    void fault(String element, Kind kind, String text) {
        faults.add(new FieldFault(type + "." + element, kind, text));
    }

    /// An element that a client may not change.
    ///
    /// @param wanted what the client wrote; absent leaves it as it is
    /// @param remedy how it can be changed, as a sentence
    void fixed(String element, @Nullable Object wanted, @Nullable Object has, String remedy) {
        if (wanted != null && !Objects.equals(wanted, has)) {
            fault(element, Kind.INVARIANT, element + " cannot be changed here: " + remedy);
        }
    }

    Intent intent() {
        return faults.isEmpty() ? new Intent.Commands(commands) : new Intent.Impossible(faults);
    }
}
