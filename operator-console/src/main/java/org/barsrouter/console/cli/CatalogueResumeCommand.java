package org.barsrouter.console.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Routes to something again.
@Command(
        name = "resume",
        description = "Routes again to what was suspended.",
        mixinStandardHelpOptions = true)
final class CatalogueResumeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private ChangeOptions options = new ChangeOptions();

    @ArgGroup(multiplicity = "1")
    private Stopped what = new Stopped();

    @Override
    public Integer call() {
        return ChangeScreen.show(
                Screen.of(spec),
                options.send(addresses.catalogue(), List.of(what.command("resume"))),
                options.json());
    }
}
