package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Moves services from one supplier to another.
@Command(
        name = "switch",
        description =
                "Moves services to another endpoint at one instant; existing bookings drain to the old one.",
        mixinStandardHelpOptions = true)
final class CatalogueSwitchCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private ChangeOptions options = new ChangeOptions();

    @Parameters(
            paramLabel = "<serviceId>",
            arity = "1..*",
            description =
                    "system|value, or a bare DoS service id; several move together or not at all")
    private List<String> services = List.of();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "<endpoint>",
            description = "Endpoint of the new supplier, as in ./bars catalogue endpoints")
    private String to = "";

    @Option(
            names = "--from",
            paramLabel = "<endpoint>",
            description = "Endpoint that they must have until then",
            defaultValue = "")
    private String from = "";

    @Option(
            names = "--at",
            paramLabel = "<instant>",
            description = "When, such as 2026-11-23T10:00:00Z; as soon as possible if absent",
            defaultValue = "")
    private String at = "";

    @Option(
            names = "--drain",
            paramLabel = "<duration>",
            description =
                    "How long changes of existing bookings still go to the old one, such as P90D (the default) or PT0S",
            defaultValue = "")
    private String drain = "";

    @Option(names = "--allow-gap", description = "Nothing may be routed for a time")
    private boolean allowGap;

    @Override
    public Integer call() {
        List<ObjectNode> commands = services.stream().map(this::command).toList();
        return ChangeScreen.show(
                Screen.of(spec), options.send(addresses.catalogue(), commands), options.json());
    }

    private ObjectNode command(String service) {
        ObjectNode command = JsonNodeFactory.instance.objectNode();
        command.put("command", "switch-supplier").put("service", service).put("to", to);
        put(command, "from", from);
        put(command, "at", at);
        put(command, "drain", drain);
        if (allowGap) {
            command.put("allowGap", true);
        }
        return command;
    }

    private static void put(ObjectNode command, String name, String value) {
        if (!value.isEmpty()) {
            command.put(name, value);
        }
    }
}
