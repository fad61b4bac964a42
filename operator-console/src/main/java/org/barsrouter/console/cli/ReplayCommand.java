package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Sends a dead letter on its way again, or says what would become of many.
@Command(
        name = "replay",
        description = {
            "Submits a dead letter again, as a new delivery with the same ids.",
            "With --search and --dry-run: what a replay of all that a search finds would do; nothing is sent.",
            "A search cannot be replayed in one go yet: replay its dead letters one by one."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private final InstantSource clock = InstantSource.system();
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Mixin private SearchOptions search = new SearchOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "<deliveryId>",
            description = "As dead-letters lists it",
            defaultValue = "")
    private String deliveryId = "";

    @Option(
            names = "--reason",
            description = "Why; the audit keeps it. A replay needs one, a dry run does not",
            defaultValue = "")
    private String reason = "";

    @Option(names = "--search", description = "All that the search options find")
    private boolean many;

    @Option(
            names = "--dry-run",
            description = "With --search: say what it would do, and do nothing")
    private boolean dryRun;

    @Option(
            names = "--rate",
            description = "Messages a second that the dry run reckons with (${DEFAULT-VALUE})",
            defaultValue = "50")
    private int rate;

    @Option(names = "--json", description = "Print what the journal answers, for programs")
    private boolean json;

    @Option(
            names = "--actor",
            description = "Who asks (${DEFAULT-VALUE})",
            defaultValue = "${sys:user.name}")
    private String actor = "";

    @Option(
            names = "--force",
            description = "Replay although its sender was told, it arrived, or later ones went")
    private boolean force;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        String fault = fault();
        if (!fault.isEmpty()) {
            return screen.fail(ExitCode.INVALID_INPUT, fault);
        }
        return dryRun ? predicted(screen) : replayed(screen);
    }

    private String fault() {
        if (many != dryRun) {
            return "--search and --dry-run go together: a search cannot be replayed in one go yet.";
        }
        if (dryRun) {
            return deliveryId.isEmpty() ? "" : "Either a <deliveryId> or --search, not both.";
        }
        if (deliveryId.isEmpty()) {
            return "Say which dead letter: <deliveryId> is missing; ./bars dead-letters lists them.";
        }
        return reason.isEmpty() ? "Say why: --reason is missing, and the audit keeps it." : "";
    }

    private int predicted(Screen screen) {
        Map<String, String> terms = search.terms(clock.instant());
        terms.put("rate", Integer.toString(rate));
        terms.put("force", Boolean.toString(force));
        Answer answer =
                addresses
                        .journal()
                        .get("/journal/v1/replays/dry-run?" + SearchOptions.query(terms));
        if (!(answer instanceof Answered found) || !found.isSuccess()) {
            return screen.fail(answer);
        }
        if (json) {
            screen.json(found.json());
        } else {
            DryRun.of(found.json()).forEach(screen::line);
        }
        return ExitCode.OK.number();
    }

    private int replayed(Screen screen) {
        ObjectNode wish =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("deliveryId", deliveryId)
                        .put("actor", actor)
                        .put("reason", reason)
                        .put("force", force);
        Answer answer = addresses.journal().post("/journal/v1/replays", wish);
        if (!(answer instanceof Answered done) || !done.isSuccess()) {
            return screen.fail(answer);
        }
        if (json) {
            screen.json(done.json());
            return ExitCode.OK.number();
        }
        screen.line(
                "Replayed %s as delivery %s."
                        .formatted(
                                done.json().path("replayOf").asText(deliveryId),
                                done.json().path("deliveryId").asText()));
        return ExitCode.OK.number();
    }
}
