package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Fetched;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The dual run: compares the catalogue with the national file again and again. The file is fetched
/// here, not by the service, which fetches nothing that a caller names.
@Command(
        name = "reconcile",
        description = {
            "Compares the catalogue with a targets.json, once or again and again; the catalogue",
            "counts the runs in its metrics. Without --source it shows the last run.",
            "Exit codes of the last run: 0 agreement, 3 differences, 4 unreadable, 6 no answer."
        },
        mixinStandardHelpOptions = true)
final class CatalogueReconcileCommand implements Callable<Integer> {
    private static final Pattern EVERY = Pattern.compile("([1-9][0-9]{0,6})(s|m|h|d)");

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private CompareOptions options = new CompareOptions();
    private final InstantSource clock = InstantSource.system();

    @Option(names = "--source", paramLabel = "URL|FILE", description = "The other side")
    private @Nullable String source;

    @Option(
            names = "--every",
            paramLabel = "5m",
            description = "Again after this time, until Ctrl-C: 30s, 5m, 1h, 7d (${DEFAULT-VALUE})",
            defaultValue = "5m")
    private String every = "";

    @Option(
            names = "--directory",
            description =
                    "Instead, with the Directory of Services that the catalogue is configured with")
    private boolean directory;

    @Option(names = "--once", description = "Only one run")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException {
        Screen screen = Screen.of(spec);
        if (directory) {
            return new DirectoryReconciliation(addresses.catalogue(), screen).run(options.output());
        }
        if (source == null) {
            return latest(screen).number();
        }
        Duration pause = pause();
        CountDownLatch never = new CountDownLatch(1);
        ExitCode code = run(screen, source);
        while (!once && code != ExitCode.INVALID_INPUT) {
            screen.progress("the next run is in " + every + "; Ctrl-C ends it");
            if (never.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                break;
            }
            screen.line("");
            code = run(screen, source);
        }
        return code.number();
    }

    private ExitCode latest(Screen screen) {
        Answer answer = addresses.catalogue().get("/catalogue/v1/reconciliations/latest");
        ExitCode code = options.show(screen, answer);
        agreement(screen, answer);
        return code;
    }

    private ExitCode run(Screen screen, String from) {
        Optional<ObjectNode> request = request(screen, from);
        if (request.isEmpty()) {
            return ExitCode.UNREACHABLE;
        }
        Answer answer = addresses.catalogue().post("/catalogue/v1/reconciliations", request.get());
        ExitCode code = options.show(screen, answer);
        agreement(screen, answer);
        return code;
    }

    private Optional<ObjectNode> request(Screen screen, String from) {
        if (!from.startsWith("http://") && !from.startsWith("https://")) {
            InputFile file = InputFile.read(Path.of(from));
            return Optional.of(options.request(file.name(), file.text()));
        }
        return switch (Fetched.from(from)) {
            case Fetched.Text(String text) -> Optional.of(options.request(from, text));
            case Fetched.Nothing(String why) -> {
                screen.fail(ExitCode.UNREACHABLE, why);
                yield Optional.empty();
            }
        };
    }

    private void agreement(Screen screen, Answer answer) {
        if (!(answer instanceof Answered(int status, JsonNode found, String _)) || status != 200) {
            return;
        }
        String since = found.path("cleanSince").asText("");
        screen.progress(
                "run %d at %s: %s"
                        .formatted(
                                found.path("runs").asLong(),
                                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                                since.isEmpty()
                                        ? "the two sides do not agree"
                                        : "the two sides agree without a break since " + since));
    }

    private Duration pause() {
        Matcher parts = EVERY.matcher(every);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "--every is a number with s, m, h or d, such as 5m, not " + every + ".");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
