package org.barsrouter.console.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Groups the steps of a promotion.
@Command(
        name = "promote",
        description =
                "Carries certified services from one environment to the next: the intent, never rows.",
        mixinStandardHelpOptions = true,
        subcommands = PromoteExportCommand.class)
final class CataloguePromoteCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            description = {
                "Says what of a bundle this environment would take.",
                "Exit codes: 0 everything goes, 2 something is left behind, 1 refused, 6 no answer."
            },
            mixinStandardHelpOptions = true)
    int plan(@Mixin PromotedBundle bundle) {
        return bundle.handIn("plan", Screen.of(spec));
    }

    @Command(
            description = {
                "Takes over what of a bundle passes this environment's own rules.",
                "Exit codes: 0 everything goes, 2 something is left behind, 1 refused, 6 no answer."
            },
            mixinStandardHelpOptions = true)
    int apply(@Mixin PromotedBundle bundle) {
        return bundle.handIn("apply", Screen.of(spec));
    }
}
