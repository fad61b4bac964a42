package org.barsrouter.console.cli;

import org.barsrouter.console.http.Service;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// What somebody says to a change-set.
final class ChangeSetWord {
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private ChangeOptions options = new ChangeOptions();

    @Parameters(paramLabel = "<change-set>", description = "Its id")
    private String id = "";

    /// Says it.
    ///
    /// @param act approve, reject, apply or revert
    int say(String act, Screen screen) {
        return ChangeScreen.show(
                screen,
                addresses
                        .catalogue()
                        .post(
                                "/catalogue/v1/change-sets/" + Service.encoded(id) + "/" + act,
                                options.word(),
                                options.who().headers()),
                options.json());
    }
}
