package org.barsrouter.console.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Service;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes the catalogue as a file of the national format.
@Command(
        name = "export",
        description = {
            "Writes the catalogue as a targets.json: every service that the router routes at the"
                    + " instant.",
            "The same catalogue gives the same bytes, one service to a line."
        },
        mixinStandardHelpOptions = true)
final class CatalogueExportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Parameters(paramLabel = "FILE", description = "Where to write it; - prints it")
    private String file = "";

    @Option(
            names = "--env",
            paramLabel = "int|prod|sandbox",
            description = "Refuse if the catalogue is of another environment")
    private @Nullable String environment;

    @Option(
            names = "--at",
            paramLabel = "<instant>",
            description = "As the router routes at this instant; now if absent")
    private @Nullable String at;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Answer answer = addresses.catalogue().get("/catalogue/v1/export" + query());
        if (!(answer instanceof Answered found) || !found.isSuccess()) {
            return screen.fail(answer);
        }
        if (file.equals("-")) {
            screen.line(found.text().stripTrailing());
            return ExitCode.OK.number();
        }
        try {
            Files.writeString(Path.of(file), found.text());
        } catch (IOException e) {
            return screen.fail(
                    ExitCode.INVALID_INPUT,
                    "The file " + file + " cannot be written: check its directory.");
        }
        int services = 0;
        for (var system : found.json().path("NHSD-Target-Identifier")) {
            services += system.size();
        }
        screen.line("%,d services written to %s.".formatted(services, file));
        screen.line("SHA-256 " + Sha256.hex(found.text().getBytes(StandardCharsets.UTF_8)));
        return ExitCode.OK.number();
    }

    private String query() {
        List<String> parts = new ArrayList<>();
        if (at != null) {
            parts.add("at=" + Service.encoded(at));
        }
        if (environment != null) {
            parts.add("env=" + Service.encoded(environment));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
}
