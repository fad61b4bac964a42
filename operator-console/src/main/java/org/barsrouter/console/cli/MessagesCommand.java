package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Finds messages by what a caller knows of them.
@Command(
        name = "messages",
        description = {
            "Finds messages by what a caller knows of them, the newest first.",
            "Every option given must fit; values are compared whole, never as patterns."
        },
        mixinStandardHelpOptions = true)
final class MessagesCommand implements Callable<Integer> {
    private final InstantSource clock = InstantSource.system();
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private SearchOptions search = new SearchOptions();

    @Option(
            names = "--limit",
            description = "How many, 1 to 1000 (${DEFAULT-VALUE})",
            defaultValue = "20")
    private int limit;

    @Option(names = "--after", description = "Go on after an earlier page", defaultValue = "")
    private String after = "";

    @Option(names = "--json", description = "Print what the journal answers, for programs")
    private boolean json;

    @Command(
            description = "Says how many messages fit, by why and where; 10,000 are counted.",
            mixinStandardHelpOptions = true)
    int count(
            @Mixin Addresses where,
            @Mixin SearchOptions wanted,
            @Option(names = "--json", description = "Print what the journal answers")
                    boolean asJson) {
        Screen screen = Screen.of(spec);
        String query = SearchOptions.query(wanted.terms(clock.instant()));
        Answer answer = where.journal().get("/journal/v1/messages/causes?" + query);
        return screen.show(answer, asJson ? screen::json : found -> counted(screen, found));
    }

    private static void counted(Screen screen, JsonNode found) {
        Table table = new Table("MESSAGES", "REASON", "ENDED", "HOST", "ENDPOINT", "NEWEST (UTC)");
        for (JsonNode cause : found.path("causes")) {
            table.row(
                    Fields.first(cause, "messages"),
                    Fields.first(cause, "reason"),
                    Fields.first(cause, "disposition"),
                    Fields.first(cause, "host"),
                    Fields.first(cause, "endpointId"),
                    Fields.first(cause, "newest"));
        }
        if (table.isEmpty()) {
            screen.line("No message fits.");
            return;
        }
        screen.table(table);
        screen.line(
                "%s%,d messages fit."
                        .formatted(
                                found.path("more").asBoolean() ? "More than " : "",
                                found.path("looked").asInt()));
    }

    @Command(
            description =
                    "Ends a deferred message that waits; its sender is told, and it is kept as a dead letter.",
            mixinStandardHelpOptions = true)
    int cancel(@Mixin JournalWord word) {
        return word.say("/journal/v1/messages/", "/cancel", Screen.of(spec));
    }

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Map<String, String> terms = search.terms(clock.instant());
        terms.put("limit", Integer.toString(limit));
        if (!after.isEmpty()) {
            terms.put("after", after);
        }
        Answer answer =
                addresses.journal().get("/journal/v1/messages?" + SearchOptions.query(terms));
        return screen.show(answer, json ? screen::json : found -> show(screen, found));
    }

    private static void show(Screen screen, JsonNode page) {
        Table table =
                new Table(
                        "SINCE (UTC)",
                        "STATE",
                        "STATUS",
                        "REASON",
                        "FROM",
                        "TO SERVICE",
                        "HOST",
                        "MESSAGE ID",
                        "X-CORRELATION-ID");
        for (JsonNode line : page.path("messages")) {
            table.row(
                    Fields.first(line, "since"),
                    Fields.first(line, "state"),
                    Fields.first(line, "status"),
                    Fields.first(line, "reason", "disposition"),
                    Fields.first(line, "odsCode", "clientId"),
                    service(Fields.first(line, "target")),
                    Fields.first(line, "host"),
                    Fields.first(line, "messageId"),
                    Fields.first(line, "correlationId"));
        }
        if (table.isEmpty()) {
            screen.line("No message fits.");
        } else {
            screen.table(table);
        }
        String next = page.path("next").asText("");
        if (!next.isEmpty() && !page.path("next").isNull()) {
            screen.line("There are more: go on with --after " + next);
        }
        long behind = page.path("behind").asLong();
        if (behind > 0) {
            screen.line(
                    "The journal is %,d records behind: what they say is not in this list."
                            .formatted(behind));
        }
    }

    /// The value alone: systems are long, and the conversation tells them whole.
    private static String service(String target) {
        return target.substring(target.lastIndexOf('|') + 1);
    }
}
