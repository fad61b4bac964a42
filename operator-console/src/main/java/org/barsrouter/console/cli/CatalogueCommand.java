package org.barsrouter.console.cli;

import picocli.CommandLine.Command;
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
            CatalogueApproveCommand.class,
            CatalogueRejectCommand.class,
            CatalogueApplyCommand.class,
            CatalogueRevertCommand.class,
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
}
