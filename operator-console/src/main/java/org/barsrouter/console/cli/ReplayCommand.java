package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
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

/// Sends dead letters on their way again: one at once, many as a run that was looked at before.
@Command(
        name = "replay",
        description = {
            "Submits dead letters again, as new deliveries with the same ids.",
            "One: ./bars replay <deliveryId> --reason TEXT.",
            "Many: --search with search options, --ids, or --letters. Without --confirm, or with --dry-run, it says what would be done and does nothing;"
                    + " with the --confirm that it then names, exactly that is done, as a run that survives crashes.",
            "Exit codes: 0 done; 1 refused, stopped or aborted; 4 wrong options; 5 not confirmed yet, or a second person must approve; 6 nobody answers."
        },
        mixinStandardHelpOptions = true,
        subcommands = {ReplayRunsCommand.class, ReplayShowCommand.class})
final class ReplayCommand implements Callable<Integer> {
    private final InstantSource clock = InstantSource.system();
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private Acting acting = new Acting();
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
    private boolean searched;

    @Option(
            names = "--ids",
            paramLabel = "<id,id...>",
            description = "These messages or deliveries",
            defaultValue = "")
    private String ids = "";

    @Option(
            names = "--letters",
            paramLabel = "<place>",
            description =
                    "Dead letters as they lie in their topic: 2@1500 (partition 2 from offset 1500), 2, or all; with --from and --until, when they died",
            defaultValue = "")
    private String letters = "";

    @Option(names = "--dry-run", description = "Say what it would do, and do nothing")
    private boolean dryRun;

    @Option(
            names = "--confirm",
            paramLabel = "<mark>",
            description = "What the dry run said: have exactly that done",
            defaultValue = "")
    private String confirm = "";

    @Option(
            names = "--rate",
            description = "Messages a second (${DEFAULT-VALUE})",
            defaultValue = "50")
    private int rate;

    @Option(
            names = "--tell-again",
            description = "Tell senders once more of an arrival that they have been told of")
    private boolean tellAgain;

    @Option(names = "--no-watch", description = "Do not wait for the run's end")
    private boolean noWatch;

    @Option(names = "--json", description = "Print what the journal answers, for programs")
    private boolean json;

    @Option(
            names = "--force",
            description = "Replay although its sender was told, it arrived, or later ones went")
    private boolean force;

    @Command(
            description = "Agrees to a run; whoever ordered it cannot.",
            mixinStandardHelpOptions = true)
    int approve(@Mixin RunWord word) {
        return word.say("approve", Screen.of(spec));
    }

    @Command(
            description = "Halts a run; what is on its way goes on.",
            mixinStandardHelpOptions = true)
    int pause(@Mixin RunWord word) {
        return word.say("pause", Screen.of(spec));
    }

    @Command(
            description =
                    "Lets a run go on that was paused or stopped itself; errors until now do not stop it again.",
            mixinStandardHelpOptions = true)
    int resume(@Mixin RunWord word) {
        return word.say("resume", Screen.of(spec));
    }

    @Command(
            description = "Ends a run for good; what is on its way goes on.",
            mixinStandardHelpOptions = true)
    int abort(@Mixin RunWord word) {
        return word.say("abort", Screen.of(spec));
    }

    @Override
    public Integer call() throws InterruptedException {
        Screen screen = Screen.of(spec);
        String fault = fault();
        if (!fault.isEmpty()) {
            return screen.fail(ExitCode.INVALID_INPUT, fault);
        }
        if (!deliveryId.isEmpty()) {
            return replayed(screen);
        }
        return dryRun || confirm.isEmpty() ? predicted(screen) : ordered(screen);
    }

    private boolean isMany() {
        return searched || !ids.isEmpty() || !letters.isEmpty();
    }

    private String fault() {
        if (deliveryId.isEmpty() == !isMany()) {
            return "Say what to replay: either a <deliveryId> (./bars dead-letters lists them), or --search, --ids or --letters.";
        }
        if ((searched ? 1 : 0) + (ids.isEmpty() ? 0 : 1) + (letters.isEmpty() ? 0 : 1) > 1) {
            return "Only one of --search, --ids and --letters says what to replay.";
        }
        boolean acts = !deliveryId.isEmpty() || !(dryRun || confirm.isEmpty());
        return acts && reason.isEmpty()
                ? "Say why: --reason is missing, and the audit keeps it."
                : "";
    }

    private Map<String, String> selection() {
        Map<String, String> terms = search.terms(clock.instant());
        if (!ids.isEmpty()) {
            terms.put("ids", ids);
        }
        if (!letters.isEmpty()) {
            terms.put("letters", letters);
        }
        return terms;
    }

    private int predicted(Screen screen) {
        Map<String, String> terms = selection();
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
        return (dryRun ? ExitCode.OK : ExitCode.APPROVAL_NEEDED).number();
    }

    private int ordered(Screen screen) throws InterruptedException {
        ObjectNode wish =
                acting.body()
                        .put("reason", reason)
                        .put("rate", rate)
                        .put("force", force)
                        .put("tellAgain", tellAgain)
                        .put("confirm", confirm);
        ObjectNode select = wish.putObject("select");
        selection().forEach(select::put);
        Answer answer =
                addresses.journal().post("/journal/v1/replays/runs", wish, acting.vouched());
        if (!(answer instanceof Answered done) || !done.isSuccess()) {
            return screen.fail(answer);
        }
        JsonNode run = done.json();
        RunWatch watch = new RunWatch(addresses.journal(), screen, json);
        return noWatch ? watch.show(run) : watch.follow(run);
    }

    private int replayed(Screen screen) {
        ObjectNode wish =
                acting.body()
                        .put("deliveryId", deliveryId)
                        .put("reason", reason)
                        .put("force", force);
        Answer answer = addresses.journal().post("/journal/v1/replays", wish, acting.vouched());
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
