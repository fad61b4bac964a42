package org.barsrouter.console.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs the checks of a request again.
@Command(
        name = "check",
        description = "Runs the checks of a request, for the first time or again.",
        mixinStandardHelpOptions = true)
final class JoinCheckCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private Acting acting = new Acting();

    @Parameters(paramLabel = "ID", description = "Id of the request")
    private String id = "";

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        return new JoinChecks(addresses.catalogue(), Screen.of(spec))
                .run(id, acting.body(), json ? Errand.Output.PROGRAMS : Errand.Output.PEOPLE);
    }
}
