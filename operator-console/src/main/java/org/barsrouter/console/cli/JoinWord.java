package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.barsrouter.console.http.Service;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What somebody says to a request to join.
final class JoinWord {
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private Acting acting = new Acting();

    @Parameters(paramLabel = "ID", description = "Id of the request")
    private String id = "";

    @Option(names = "--reason", description = "Why; whoever asked reads it", defaultValue = "")
    private String reason = "";

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    boolean hasReason() {
        return !reason.isBlank();
    }

    /// Says it.
    ///
    /// @param act approve, refuse or withdraw
    int say(String act, Screen screen) {
        ObjectNode body = acting.body();
        if (hasReason()) {
            body.put("reason", reason);
        }
        Service catalogue = addresses.catalogue();
        return new JoinChecks(catalogue, screen)
                .decided(
                        catalogue.post(
                                "/catalogue/v1/joins/" + Service.encoded(id) + "/$" + act,
                                body,
                                acting.headers()),
                        json ? Errand.Output.PROGRAMS : Errand.Output.PEOPLE);
    }
}
