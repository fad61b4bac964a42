package org.barsrouter.console.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Compares the catalogue with another source.
@Command(
        name = "reconcile",
        description = {
            "Lists services that one side has and the other lacks.",
            "Exit codes: 0 both agree, 3 they do not, 1 no comparison, 6 no answer."
        },
        mixinStandardHelpOptions = true)
final class CatalogueReconcileCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Option(
            names = "--directory",
            required = true,
            description = "With the Directory of Services that the catalogue is configured with")
    private boolean directory;

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        return new DirectoryReconciliation(addresses.catalogue(), Screen.of(spec))
                .run(json ? Errand.Output.PROGRAMS : Errand.Output.PEOPLE);
    }
}
