package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Service;
import org.barsrouter.console.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lists what did not arrive.
@Command(
        name = "dead-letters",
        description = "Lists what did not arrive, the newest first.",
        mixinStandardHelpOptions = true)
final class DeadLettersCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Option(names = "--json", description = "Print what the journal answers, for programs")
    private boolean json;

    @Option(
            names = "--limit",
            description = "How many, 1 to 1000 (${DEFAULT-VALUE})",
            defaultValue = "20")
    private int limit;

    @Option(names = "--after", description = "Go on after an earlier page", defaultValue = "")
    private String after = "";

    @Option(names = "--resolved", description = "Those too that somebody has resolved")
    private boolean resolved;

    @Command(
            description = "Says that a dead letter needs nothing more: it leaves the list.",
            mixinStandardHelpOptions = true)
    int resolve(@Mixin JournalWord word) {
        return word.say("/journal/v1/dead-letters/", "/resolve", Screen.of(spec));
    }

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Answer answer =
                addresses
                        .journal()
                        .get(
                                "/journal/v1/dead-letters?limit="
                                        + limit
                                        + "&after="
                                        + Service.encoded(after)
                                        + (resolved ? "&resolved=true" : ""));
        return screen.show(answer, json ? screen::json : found -> show(screen, found));
    }

    private static void show(Screen screen, JsonNode page) {
        Table table =
                new Table(
                        "DELIVERY ID", "ENDED", "SENDER", "REASON", "X-CORRELATION-ID", "AT (UTC)");
        for (JsonNode letter : page.path("deadLetters")) {
            table.row(
                    letter.path("deliveryId").asText(),
                    letter.path("disposition").asText(),
                    letter.path("senderTold").asBoolean() ? "told" : "not told",
                    letter.path("reason").asText(),
                    letter.path("correlationId").asText("-"),
                    letter.path("deadAt").asText());
        }
        if (table.isEmpty()) {
            screen.line("There are no dead letters.");
            return;
        }
        screen.table(table);
        String next = page.path("next").asText("");
        if (!next.isEmpty() && !page.path("next").isNull()) {
            screen.line("There are more: go on with --after " + next);
        }
    }
}
