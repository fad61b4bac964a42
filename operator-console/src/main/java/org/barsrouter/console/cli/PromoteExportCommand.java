package org.barsrouter.console.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes what is certified here into a bundle.
@Command(
        name = "export",
        description = {
            "Writes what is certified in this environment into a sealed bundle, and lists the rest.",
            "Exit codes: 0 everything goes, 2 something is left behind, 1 refused, 6 no answer."
        },
        mixinStandardHelpOptions = true)
final class PromoteExportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private Acting acting = new Acting();

    @Parameters(paramLabel = "BUNDLE.json", description = "The file to write")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Answer answer =
                addresses.catalogue().post("/catalogue/v1/promotions/$export", acting.body());
        if (!(answer instanceof Answered exported) || !exported.isSuccess()) {
            return screen.fail(answer);
        }
        JsonFile.write(file, exported.json().path("bundle"));
        if (json) {
            screen.json(exported.json());
        } else {
            Remediation.print(screen, exported.json());
            screen.line(exported.json().path("sentence").asText());
            screen.line(
                    "%s written, hash %s."
                            .formatted(file, exported.json().at("/bundle/manifest/hash").asText()));
        }
        return Remediation.exit(exported.json());
    }
}
