package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/// Who acts.
final class Acting {
    @Option(
            names = "--actor",
            description = "Who acts (${DEFAULT-VALUE})",
            defaultValue = "${sys:user.name}")
    private String actor = "";

    /// A body that says so.
    ObjectNode body() {
        return JsonNodeFactory.instance.objectNode().put("actor", actor);
    }

    String actor() {
        return actor;
    }
}
