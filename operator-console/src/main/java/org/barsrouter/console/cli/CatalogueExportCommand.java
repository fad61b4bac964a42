package org.barsrouter.console.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes the catalogue as a file of the national format.
@Command(
        name = "export",
        description = "Writes the catalogue as a targets.json.",
        mixinStandardHelpOptions = true)
final class CatalogueExportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Parameters(paramLabel = "FILE", description = "Where to write it")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Answer answer = addresses.catalogue().get("/catalogue/v1/export");
        if (!(answer instanceof Answered found) || !found.isSuccess()) {
            return screen.fail(answer);
        }
        try {
            Files.writeString(file, found.text());
        } catch (IOException e) {
            return screen.fail(
                    ExitCode.INVALID_INPUT,
                    "The file " + file + " cannot be written: check its directory.");
        }
        screen.line("Written to " + file + ".");
        return ExitCode.OK.number();
    }
}
