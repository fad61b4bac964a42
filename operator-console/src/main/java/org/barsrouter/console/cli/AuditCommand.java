package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Tells who did what.
@Command(
        name = "audit",
        description = {
            "Tells who did what, when, on what and why, the newest first.",
            "What is done to the catalogue has a history of its own: ./bars catalogue history."
        },
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Option(names = "--who", description = "Only this person", defaultValue = "")
    private String who = "";

    @Option(names = "--action", description = "Only this, such as REPLAY_RUN", defaultValue = "")
    private String action = "";

    @Option(names = "--on", description = "Only on this: a run, a message ...", defaultValue = "")
    private String subject = "";

    @Option(names = "--from", description = "Not before this instant", defaultValue = "")
    private String from = "";

    @Option(names = "--until", description = "Before this instant", defaultValue = "")
    private String until = "";

    @Option(
            names = "--limit",
            description = "How many, 1 to 1000 (${DEFAULT-VALUE})",
            defaultValue = "20")
    private int limit;

    @Option(names = "--after", description = "Go on after an earlier page", defaultValue = "")
    private String after = "";

    @Option(names = "--json", description = "Print what the journal answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put("actor", who);
        terms.put("action", action);
        terms.put("subject", subject);
        terms.put("from", from);
        terms.put("until", until);
        terms.put("after", after);
        terms.values().removeIf(String::isEmpty);
        terms.put("limit", Integer.toString(limit));
        Answer answer = addresses.journal().get("/journal/v1/audit?" + SearchOptions.query(terms));
        return screen.show(answer, json ? screen::json : found -> show(screen, found));
    }

    private static void show(Screen screen, JsonNode page) {
        Table table = new Table("AT (UTC)", "WHO", "ROLE", "WHAT", "ON", "RESULT", "WHY");
        for (JsonNode entry : page.path("entries")) {
            table.row(
                    Fields.first(entry, "at"),
                    Fields.first(entry, "actor"),
                    Fields.first(entry, "role"),
                    Fields.first(entry, "action"),
                    Fields.first(entry, "subject"),
                    Fields.first(entry, "result"),
                    Fields.first(entry, "reason"));
        }
        if (table.isEmpty()) {
            screen.line("Nothing fits.");
        } else {
            screen.table(table);
        }
        if (page.path("next").isNumber()) {
            screen.line("There may be more: go on with --after " + page.path("next").asText());
        }
    }
}
