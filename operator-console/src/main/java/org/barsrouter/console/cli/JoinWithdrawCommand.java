package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Service;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Withdraws a request that is not in the catalogue yet.
@Command(
        name = "withdraw",
        description = "Withdraws a request that is not in the catalogue yet.",
        mixinStandardHelpOptions = true)
final class JoinWithdrawCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private Acting acting = new Acting();

    @Parameters(paramLabel = "ID", description = "Id of the request")
    private String id = "";

    @Option(names = "--reason", required = false, description = "Why; whoever asked reads it")
    private @Nullable String reason;

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        ObjectNode body = acting.body();
        if (reason != null) {
            body.put("reason", reason);
        }
        Service catalogue = addresses.catalogue();
        return new JoinChecks(catalogue, Screen.of(spec))
                .decided(
                        catalogue.post(
                                "/catalogue/v1/joins/" + Service.encoded(id) + "/$withdraw", body),
                        json ? Errand.Output.PROGRAMS : Errand.Output.PEOPLE);
    }
}
