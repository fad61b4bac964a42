package org.barsrouter.console.cli;

import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Service;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What somebody says to a replay run.
final class RunWord {
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private Acting acting = new Acting();

    @Parameters(paramLabel = "<run>", description = "Its id")
    private String id = "";

    @Option(names = "--reason", required = true, description = "Why; the audit keeps it")
    private String reason = "";

    @Option(names = "--json", description = "Print what the journal answers, for programs")
    private boolean json;

    /// Says it.
    ///
    /// @param verb approve, pause, resume or abort
    /// @return the exit code
    int say(String verb, Screen screen) {
        Answer answer =
                addresses
                        .journal()
                        .post(
                                "/journal/v1/replays/runs/" + Service.encoded(id) + "/" + verb,
                                acting.body().put("reason", reason),
                                acting.vouched());
        RunWatch run = new RunWatch(addresses.journal(), screen, json);
        return screen.show(answer, run::show);
    }
}
