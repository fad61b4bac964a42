package org.barsrouter.console.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Groups the steps of a promotion.
@Command(
        name = "promote",
        description =
                "Carries certified services from one environment to the next: the intent, never rows.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PromoteExportCommand.class,
            PromotePlanCommand.class,
            PromoteApplyCommand.class
        })
final class CataloguePromoteCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
