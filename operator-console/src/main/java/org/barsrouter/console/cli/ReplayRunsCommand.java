package org.barsrouter.console.cli;

import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lists replay runs.
@Command(
        name = "runs",
        description = "Lists replay runs, the newest first.",
        mixinStandardHelpOptions = true)
final class ReplayRunsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Option(names = "--json", description = "Print what the journal answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Answer answer = addresses.journal().get("/journal/v1/replays/runs");
        return screen.show(
                answer, json ? screen::json : found -> RunScreen.list(found).forEach(screen::line));
    }
}
