package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Imports a file of the national format; without `--apply` it only says what would change.
@Command(
        name = "import",
        description = {
            "Checks a targets.json against the catalogue, and with --apply takes it over.",
            "Exit codes: 0 clean, 2 warnings, 3 entries that do not fit, 4 a file that cannot be"
                    + " read, 5 more changes than may pass unacknowledged, 6 no answer."
        },
        mixinStandardHelpOptions = true)
final class CatalogueImportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Parameters(paramLabel = "FILE", description = "The targets.json to import")
    private Path file = Path.of("");

    @Option(names = "--providers", paramLabel = "CSV", description = "Providers of the services")
    private @Nullable Path providers;

    @Option(names = "--apply", description = "Write it; without this it is a dry run")
    private boolean apply;

    @Option(
            names = "--tests",
            paramLabel = "include|skip",
            description = "What to do with national test targets (${DEFAULT-VALUE})",
            defaultValue = "skip")
    private String tests = "";

    @Option(
            names = "--ack-removed",
            paramLabel = "N",
            description = "Acknowledge that exactly N services go")
    private @Nullable Integer removed;

    @Option(
            names = "--ack-repointed",
            paramLabel = "N",
            description = "Acknowledge that exactly N services move")
    private @Nullable Integer repointed;

    @Option(names = "--reason", description = "Why; the audit keeps it", defaultValue = "")
    private String reason = "";

    @Option(
            names = "--actor",
            description = "Who asks (${DEFAULT-VALUE})",
            defaultValue = "${sys:user.name}")
    private String actor = "";

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        if (!tests.equals("include") && !tests.equals("skip")) {
            return screen.fail(
                    ExitCode.INVALID_INPUT, "--tests is include or skip, not " + tests + ".");
        }
        String unreadable = unreadable(file);
        if (unreadable == null && providers != null) {
            unreadable = unreadable(providers);
        }
        if (unreadable != null) {
            return screen.fail(ExitCode.INVALID_INPUT, unreadable);
        }
        Answer answer = addresses.catalogue().post("/catalogue/v1/imports", request());
        return switch (answer) {
            case Answer.Unreachable _ -> screen.fail(answer);
            case Answered answered -> report(screen, answered);
        };
    }

    private int report(Screen screen, Answered answered) {
        ImportReport report = ImportReport.of(answered);
        if (json) {
            screen.json(answered.json());
        } else {
            report.print(screen, wasApplied());
        }
        if (!answered.isSuccess()) {
            return screen.fail(report.exitCode(), answered.problem());
        }
        return report.exitCode().number();
    }

    private ImportReport.Wanted wasApplied() {
        return apply ? ImportReport.Wanted.APPLY : ImportReport.Wanted.DRY_RUN;
    }

    private JsonNode request() {
        ObjectNode request =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("fileName", String.valueOf(file.getFileName()))
                        .put("targets", text(file))
                        .put("tests", tests)
                        .put("apply", apply)
                        .put("actor", actor)
                        .put("reason", reason);
        if (providers != null) {
            request.put("providers", text(providers));
        }
        if (removed != null || repointed != null) {
            request.putObject("ack")
                    .put("removed", removed == null ? 0 : removed)
                    .put("repointed", repointed == null ? 0 : repointed);
        }
        return request;
    }

    private static @Nullable String unreadable(Path path) {
        return Files.isReadable(path) && !Files.isDirectory(path)
                ? null
                : "The file " + path + " cannot be read: check its name and its permissions.";
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The file " + path + " cannot be read as UTF-8 text.", e);
        }
    }
}
