package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Stops routing to something.
@Command(
        name = "suspend",
        description =
                "Stops routing to an endpoint, a supplier or a service's assignment; a lower rank takes over.",
        mixinStandardHelpOptions = true)
final class CatalogueSuspendCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private ChangeOptions options = new ChangeOptions();

    @ArgGroup(multiplicity = "1")
    private Stopped what = new Stopped();

    @Option(
            names = "--until",
            paramLabel = "<instant>",
            description = "Until when; until it is resumed if absent",
            defaultValue = "")
    private String until = "";

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        if (!options.who().hasReason()) {
            return screen.fail(
                    ExitCode.INVALID_INPUT, "Say with --reason why: senders' operators will ask.");
        }
        ObjectNode command = options.who().because(what.command("suspend"));
        if (!until.isEmpty()) {
            command.put("until", until);
        }
        return ChangeScreen.show(
                screen, options.send(addresses.catalogue(), List.of(command)), options.json());
    }
}
