package org.barsrouter.console.cli;

import java.util.concurrent.Callable;
import org.barsrouter.console.http.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Takes an applied change-set back: what was before holds again from now on.
@Command(
        name = "revert",
        description = "Takes an applied change-set back: what was before holds again from now on.",
        mixinStandardHelpOptions = true)
final class CatalogueRevertCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private ChangeOptions options = new ChangeOptions();

    @Parameters(paramLabel = "<change-set>", description = "Its id")
    private String id = "";

    @Override
    public Integer call() {
        return ChangeScreen.show(
                Screen.of(spec),
                addresses
                        .catalogue()
                        .post(
                                "/catalogue/v1/change-sets/" + Service.encoded(id) + "/revert",
                                options.word(),
                                options.who().headers()),
                options.json());
    }
}
