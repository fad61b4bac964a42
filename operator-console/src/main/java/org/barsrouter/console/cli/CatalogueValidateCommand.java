package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Asks for every service of a file whether the router goes where the file says. Changes nothing.
@Command(
        name = "validate",
        description = {
            "Replays the router's resolver for every service of a targets.json. Reads only.",
            "Exit codes: 0 every service matches, 3 some do not, 4 a file that cannot be read, 6 no"
                    + " answer."
        },
        mixinStandardHelpOptions = true)
final class CatalogueValidateCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private CompareOptions options = new CompareOptions();

    @Parameters(paramLabel = "FILE", description = "The targets.json to validate")
    private Path file = Path.of("");

    @Option(
            names = "--against",
            paramLabel = "catalogue|FILE",
            description = "What it is held against (${DEFAULT-VALUE})",
            defaultValue = "catalogue")
    private String against = "";

    @Option(
            names = "--at",
            paramLabel = "<instant>",
            description =
                    "As the router routes at this instant, such as 2026-07-01T00:00:00Z; now"
                            + " if absent")
    private @Nullable String at;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        InputFile targets = InputFile.read(file);
        ObjectNode request = options.request(targets.name(), targets.text());
        if (at != null) {
            request.put("at", at);
        }
        if (!against.equals("catalogue")) {
            InputFile second = InputFile.read(Path.of(against));
            request.set(
                    "against",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("fileName", second.name())
                            .put("targets", second.text()));
        }
        screen.progress("validating %s, %,d bytes ...".formatted(targets.name(), targets.size()));
        Answer answer = addresses.catalogue().post("/catalogue/v1/validations", request);
        return options.show(screen, answer).number();
    }
}
