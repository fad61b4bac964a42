package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
            "Holds a targets.json against the rules and the catalogue, and with --apply takes it"
                    + " over as one change-set, whole or not at all.",
            "Exit codes: 0 clean, 2 warnings, 3 entries that do not fit, 4 a file that cannot be"
                    + " read, 5 counts that must be acknowledged or a second person who must agree,"
                    + " 6 no answer."
        },
        mixinStandardHelpOptions = true)
final class CatalogueImportCommand implements Callable<Integer> {
    private static final Pattern ACK =
            Pattern.compile("removed=([0-9]{1,7}),repointed=([0-9]{1,7}),unconfirmed=([0-9]{1,7})");

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private ImportLists lists = new ImportLists();
    @Mixin private Acting acting = new Acting();

    @Parameters(paramLabel = "FILE", description = "The targets.json to import")
    private Path file = Path.of("");

    @ArgGroup private Mode mode = new Mode();

    /// One of the two.
    static final class Mode {
        @Option(names = "--apply", description = "Write it; without this it is a dry run")
        boolean apply;

        @Option(names = "--dry-run", description = "Only say what would change: the default")
        boolean dryRun;
    }

    @Option(
            names = "--env",
            paramLabel = "int|prod|sandbox",
            description = "Refuse if the catalogue is of another environment")
    private @Nullable String environment;

    @Option(
            names = "--tests",
            paramLabel = "include|skip",
            description = "What to do with national test targets (${DEFAULT-VALUE})",
            defaultValue = "skip")
    private String tests = "";

    @Option(
            names = "--ack",
            paramLabel = "COUNTS",
            description =
                    "Acknowledge exactly removed=N,repointed=N,unconfirmed=N; a refusal says which")
    private @Nullable String ack;

    @Option(names = "--reason", description = "Why; the audit keeps it", defaultValue = "")
    private String reason = "";

    @Option(
            names = "--change-ref",
            paramLabel = "TICKET",
            description = "The ticket that the change belongs to; the audit keeps it")
    private @Nullable String changeRef;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write manifest.json, rows.ndjson and summary.txt to this directory")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        if (!tests.equals("include") && !tests.equals("skip")) {
            return screen.fail(
                    ExitCode.INVALID_INPUT, "--tests is include or skip, not " + tests + ".");
        }
        InputFile targets = InputFile.read(file);
        ObjectNode request = request(targets);
        screen.progress(
                String.format(
                        Locale.ROOT, "sending %s, %,d bytes ...", targets.name(), targets.size()));
        String id = UUID.randomUUID().toString();
        Answer answer;
        try (ImportWatch _ = ImportWatch.start(addresses.catalogue(), id, screen)) {
            answer =
                    addresses
                            .catalogue()
                            .post("/catalogue/v1/imports", request, acting.headers(id));
        }
        return switch (answer) {
            case Answer.Unreachable _ -> screen.fail(answer);
            case Answered answered -> report(screen, answered);
        };
    }

    private int report(Screen screen, Answered answered) {
        ImportReport report = ImportReport.of(answered);
        if (out != null && report.hasManifest()) {
            new ImportOutputs(out).write(report);
        }
        if (json) {
            screen.json(answered.json());
        } else {
            report.lines(mode.apply ? ImportReport.Wanted.APPLY : ImportReport.Wanted.DRY_RUN)
                    .forEach(screen::line);
        }
        if (!answered.isSuccess()) {
            screen.fail(report.exitCode(), answered.problem());
        }
        String exact = report.ackNeeded();
        if (!exact.isEmpty() && !json) {
            screen.progress("If that is meant, repeat it with the counts:");
            screen.progress("  " + repeated(exact));
        }
        if (report.isWaiting() && !json) {
            screen.progress("Somebody else approves it, and then you carry it out:");
            screen.progress("  ./bars catalogue approve " + report.changeSet() + " --user NAME");
            screen.progress("  " + repeated(ack));
        }
        if (out != null && report.hasManifest()) {
            screen.progress("manifest.json, rows.ndjson and summary.txt are in " + out);
        }
        return report.exitCode().number();
    }

    /// The same command with what was asked for.
    private String repeated(@Nullable String counts) {
        StringBuilder command = new StringBuilder("./bars catalogue import ");
        command.append(quoted(file.toString())).append(" --apply");
        if (counts != null) {
            command.append(" --ack ").append(counts);
        }
        if (tests.equals("include")) {
            command.append(" --tests include");
        }
        if (environment != null) {
            command.append(" --env ").append(environment);
        }
        lists.options()
                .forEach((name, path) ->
                        command.append(' ')
                                .append(name)
                                .append(' ')
                                .append(quoted(path.toString())));
        if (!reason.isEmpty()) {
            command.append(" --reason ").append(quoted(reason));
        }
        if (changeRef != null) {
            command.append(" --change-ref ").append(quoted(changeRef));
        }
        return command.toString();
    }

    /// As a shell takes it.
    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=,+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private ObjectNode request(InputFile targets) {
        ObjectNode request =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("fileName", targets.name())
                        .put("targets", targets.text())
                        .put("tests", tests)
                        .put("apply", mode.apply)
                        .put("actor", acting.actor())
                        .put("reason", reason);
        lists.into(request);
        if (environment != null) {
            request.put("environment", environment);
        }
        if (changeRef != null) {
            request.put("changeRef", changeRef);
        }
        if (out != null) {
            request.put("rows", true);
        }
        if (ack != null) {
            acknowledged(request, ack);
        }
        return request;
    }

    private static void acknowledged(ObjectNode request, String counts) {
        Matcher numbers = ACK.matcher(counts);
        if (!numbers.matches()) {
            throw new IllegalArgumentException(
                    "--ack is removed=N,repointed=N,unconfirmed=N with the counts of the refusal, not "
                            + counts
                            + ".");
        }
        request.putObject("ack")
                .put("removed", Integer.parseInt(numbers.group(1)))
                .put("repointed", Integer.parseInt(numbers.group(2)))
                .put("unconfirmed", Integer.parseInt(numbers.group(3)));
    }
}
