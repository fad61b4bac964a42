package org.barsrouter.console.cli;

import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows one replay run: how far it is, or its report.
@Command(
        name = "show",
        description = {
            "Shows a replay run: how far it is, or its report.",
            "Exit code 5: a second person must approve it; 1: it stopped or was aborted."
        },
        mixinStandardHelpOptions = true)
final class ReplayShowCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Parameters(paramLabel = "<run>", description = "Its id")
    private String id = "";

    @Option(names = "--watch", description = "Until it is over or needs somebody")
    private boolean watch;

    @Option(names = "--json", description = "Print what the journal answers, for programs")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Screen screen = Screen.of(spec);
        Answer answer = addresses.journal().get("/journal/v1/replays/runs/" + Service.encoded(id));
        if (!(answer instanceof Answered found) || !found.isSuccess()) {
            return screen.fail(answer);
        }
        RunWatch screenOfRun = new RunWatch(addresses.journal(), screen, json);
        return watch ? screenOfRun.follow(found.json()) : screenOfRun.show(found.json());
    }
}
