package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Has the journal's projection thrown away and read again from Kafka.
@Command(
        name = "rebuild",
        description = {
            "Throws the journal's view away and reads it again from Kafka, and says how far it is until it is done.",
            "Delivery does not notice; searches find what has been read again so far.",
            "Ending this command does not end the rebuild, nor does a crash of the journal: it goes on where it was.",
            "Come back to it with --watch."
        },
        mixinStandardHelpOptions = true)
final class JournalRebuildCommand implements Callable<Integer> {
    private static final Set<String> RUNNING = Set.of("CLEARING", "READING", "INDEXING");
    private static final String PATH = "/journal/v1/rebuild";
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final InstantSource clock = InstantSource.system();
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private Acting acting = new Acting();

    @Option(names = "--reason", description = "Why; the audit keeps it", defaultValue = "")
    private String reason = "";

    @Option(
            names = "--accept-loss",
            description = "Rebuild although Kafka no longer holds all that the journal rests on")
    private boolean acceptLoss;

    @Option(names = "--watch", description = "Begin nothing: watch the rebuild that runs")
    private boolean watch;

    @Option(names = "--json", description = "Print the journal's last answer, for programs")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Screen screen = Screen.of(spec);
        Service journal = addresses.journal();
        Answer begun = watch ? journal.get(PATH) : journal.post(PATH, wish(), acting.vouched());
        if (!(begun instanceof Answered answered) || !answered.isSuccess()) {
            return screen.fail(begun);
        }
        return follow(screen, journal, answered.json());
    }

    private ObjectNode wish() {
        return acting.body().put("reason", reason).put("acceptLoss", acceptLoss);
    }

    private int follow(Screen screen, Service journal, JsonNode first) throws InterruptedException {
        Instant start = clock.instant();
        CountDownLatch never = new CountDownLatch(1);
        JsonNode now = first;
        while (isRunning(now)) {
            screen.progress(progress(now, Duration.between(start, clock.instant())));
            var _ = never.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
            Answer answer = journal.get(PATH);
            if (!(answer instanceof Answered seen) || !seen.isSuccess()) {
                return screen.fail(answer);
            }
            now = seen.json();
        }
        if (json) {
            screen.json(now);
        } else {
            screen.line(end(now));
        }
        return ExitCode.OK.number();
    }

    private static boolean isRunning(JsonNode rebuild) {
        return RUNNING.contains(rebuild.path("state").asText());
    }

    private static String progress(JsonNode rebuild, Duration since) {
        long read = rebuild.path("read").asLong();
        long total = rebuild.path("total").asLong();
        if (total == 0) {
            return "  the old view is being thrown away ...";
        }
        if (rebuild.path("state").asText().equals("INDEXING")) {
            return "  all %,d records read again; the indexes of searches are being made, %d s"
                    .formatted(total, since.toSeconds());
        }
        return String.format(
                Locale.ROOT,
                "  %3d %%: %,d of %,d records read again, %d s",
                100 * read / total,
                read,
                total,
                since.toSeconds());
    }

    private static String end(JsonNode rebuild) {
        return rebuild.path("state").asText().equals("NONE")
                ? "The journal has never been rebuilt."
                : String.format(
                        Locale.ROOT,
                        "The journal is rebuilt: %,d records read again, begun %s by %s.",
                        rebuild.path("total").asLong(),
                        Fields.first(rebuild, "startedAt"),
                        Fields.first(rebuild, "actor"));
    }
}
