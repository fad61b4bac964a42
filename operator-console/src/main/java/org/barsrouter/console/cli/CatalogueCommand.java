package org.barsrouter.console.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Groups what can be done with the catalogue.
@Command(
        name = "catalogue",
        description = "Looks after the Endpoint Catalogue: imports, compares, explains, exports.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CatalogueImportCommand.class,
            CatalogueListCommand.class,
            CatalogueExplainCommand.class,
            CatalogueEndpointsCommand.class,
            CatalogueExportCommand.class,
            CatalogueJoinCommand.class,
            CatalogueCertifyCommand.class,
            CatalogueTryCommand.class,
            CataloguePromoteCommand.class,
            CatalogueReconcileCommand.class,
            CatalogueSwitchCommand.class,
            CatalogueSuspendCommand.class,
            CatalogueResumeCommand.class,
            CatalogueDoCommand.class,
            CatalogueChangeSetsCommand.class,
            CatalogueHistoryCommand.class,
            CatalogueValidateCommand.class,
            CataloguePlanCommand.class
        })
final class CatalogueCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            description = "Agrees to a change-set; its author cannot.",
            mixinStandardHelpOptions = true)
    int approve(@Mixin ChangeSetWord word) {
        return word.say("approve", Screen.of(spec));
    }

    @Command(description = "Refuses a change-set.", mixinStandardHelpOptions = true)
    int reject(@Mixin ChangeSetWord word) {
        return word.say("reject", Screen.of(spec));
    }

    @Command(
            description = "Carries a change-set out, whole or not at all.",
            mixinStandardHelpOptions = true)
    int apply(@Mixin ChangeSetWord word) {
        return word.say("apply", Screen.of(spec));
    }

    @Command(
            description =
                    "Takes an applied change-set back: what was before holds again from now on.",
            mixinStandardHelpOptions = true)
    int revert(@Mixin ChangeSetWord word) {
        return word.say("revert", Screen.of(spec));
    }
}
