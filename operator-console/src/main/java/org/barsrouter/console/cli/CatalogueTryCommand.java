package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tries two services with one another.
@Command(
        name = "try",
        description = {
            "Tries two services with one another, through the router: the happy path and the failure"
                    + " paths both ways, the asynchronous answers included.",
            "Exit codes: 0 they work together, 3 a step failed, 1 refused, 6 no answer."
        },
        mixinStandardHelpOptions = true)
final class CatalogueTryCommand implements Callable<Integer> {
    private static final String PATH = "/catalogue/v1/tries";

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Parameters(index = "0", paramLabel = "<sender>", description = "The sender's own service")
    private String sender = "";

    @Parameters(index = "1", paramLabel = "<receiver>", description = "The receiver's service")
    private String receiver = "";

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Errand errand =
                new Errand(
                        addresses.catalogue(),
                        Screen.of(spec),
                        json ? Errand.Output.PROGRAMS : Errand.Output.PEOPLE);
        JsonNode request =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("sender", sender)
                        .put("receiver", receiver);
        return switch (errand.run(PATH, request, PATH)) {
            case Errand.Outcome.Failed(int exit) -> exit;
            case Errand.Outcome.Over(JsonNode answer) -> {
                errand.printRemedies(answer);
                yield exit(answer);
            }
        };
    }

    private static int exit(JsonNode answer) {
        for (JsonNode finding : answer.at("/report/findings")) {
            if (finding.at("/verdict/is").asText().equals("failed")) {
                return ExitCode.MISMATCHES.number();
            }
        }
        return ExitCode.OK.number();
    }
}
