package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What endpoints and hosts have in common: orders for them, and the list of those in force. Its
/// methods are public because the command line finds inherited ones only then.
abstract sealed class PlaceCommands implements Callable<Integer>
        permits EndpointsCommand, HostsCommand {
    private final String scope;
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Option(names = "--json", description = "Print what the journal answers, for programs")
    private boolean json;

    /// @param scope endpoint or host
    PlaceCommands(String scope) {
        this.scope = scope;
    }

    @Command(
            description = {
                "Attempts nothing there until resume: deferred messages wait in their order,",
                "others are refused at once (DLV-026). What is under way goes on."
            },
            mixinStandardHelpOptions = true)
    public int pause(@Mixin ControlWord word) {
        return word.give(scope, "pause", "", Screen.of(spec));
    }

    @Command(description = "Ends a pause.", mixinStandardHelpOptions = true)
    public int resume(@Mixin ControlWord word) {
        return word.give(scope, "resume", "", Screen.of(spec));
    }

    @Command(
            description = "Has what is down tried now, and not when the next probe is due.",
            mixinStandardHelpOptions = true)
    public int probe(@Mixin ControlWord word) {
        return word.give(scope, "probe", "", Screen.of(spec));
    }

    @Command(
            description =
                    "Limits attempts per second, in each instance of delivery; none lifts it.",
            mixinStandardHelpOptions = true)
    public int rate(
            @Mixin ControlWord word,
            @Parameters(index = "1", paramLabel = "<per second>") String limit) {
        return word.give(scope, "rate", limit, Screen.of(spec));
    }

    @Command(
            name = "in-flight",
            description = {
                "Limits attempts under way at once, in each instance of delivery, which is how fast a backlog drains;",
                "none lifts it."
            },
            mixinStandardHelpOptions = true)
    public int inFlight(
            @Mixin ControlWord word,
            @Parameters(index = "1", paramLabel = "<attempts>") String limit) {
        return word.give(scope, "in-flight", limit, Screen.of(spec));
    }

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Answer answer = addresses.journal().get("/journal/v1/controls");
        return screen.show(answer, json ? screen::json : found -> show(screen, found));
    }

    private void show(Screen screen, JsonNode answer) {
        Table table = new Table("SUBJECT", "ORDER", "LIMIT", "BY", "SINCE (UTC)", "WHY");
        for (JsonNode order : answer.path("orders")) {
            if (Fields.first(order, "scope").equalsIgnoreCase(scope)) {
                table.row(
                        Fields.first(order, "subject"),
                        Fields.first(order, "action").toLowerCase(Locale.ROOT),
                        Fields.first(order, "value"),
                        Fields.first(order, "actor"),
                        Fields.first(order, "at"),
                        Fields.first(order, "reason"));
            }
        }
        if (table.isEmpty()) {
            screen.line("No order is in force for any " + scope + ".");
        } else {
            screen.table(table);
        }
    }
}
