package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/// What is suspended or resumed: exactly one of the three.
final class Stopped {
    @Option(
            names = "--endpoint",
            paramLabel = "<id>",
            required = true,
            description = "An endpoint, for all its services")
    private String endpoint = "";

    @Option(
            names = "--supplier",
            paramLabel = "<ODS>",
            required = true,
            description = "All endpoints that a supplier manages")
    private String supplier = "";

    @Option(
            names = "--service",
            paramLabel = "<serviceId>",
            required = true,
            description = "The assignment of one service")
    private String service = "";

    /// @param verb suspend or resume
    ObjectNode command(String verb) {
        ObjectNode command = JsonNodeFactory.instance.objectNode();
        if (!endpoint.isEmpty()) {
            return command.put("command", verb + "-template").put("template", endpoint);
        }
        if (!supplier.isEmpty()) {
            return command.put("command", verb + "-supplier").put("supplier", supplier);
        }
        return command.put("command", verb + "-assignment").put("service", service);
    }
}
