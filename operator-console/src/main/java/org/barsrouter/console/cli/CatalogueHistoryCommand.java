package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Service;
import org.barsrouter.console.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Searches who changed what, when and why.
@Command(
        name = "history",
        description = "Who changed what, when and why; the newest first.",
        mixinStandardHelpOptions = true)
final class CatalogueHistoryCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Option(names = "--service", description = "Of this service", defaultValue = "")
    private String service = "";

    @Option(names = "--endpoint", description = "Of this endpoint", defaultValue = "")
    private String endpoint = "";

    @Option(names = "--change-set", description = "Of this change-set", defaultValue = "")
    private String changeSet = "";

    @Option(names = "--actor", description = "By this organisation or person", defaultValue = "")
    private String actor = "";

    @Option(
            names = "--query",
            description = "With this text: an ODS code, a name, a URL, a status",
            defaultValue = "")
    private String query = "";

    @Option(names = "--since", description = "From this instant", defaultValue = "")
    private String since = "";

    @Option(names = "--until", description = "Before this instant", defaultValue = "")
    private String until = "";

    @Option(
            names = "--limit",
            description = "How many, 1 to 1000 (${DEFAULT-VALUE})",
            defaultValue = "50")
    private int limit;

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Answer answer = addresses.catalogue().get("/catalogue/v1/history?" + parameters());
        return screen.show(answer, json ? screen::json : found -> show(screen, found));
    }

    private String parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("service", service);
        all.put("template", endpoint);
        all.put("changeSet", changeSet);
        all.put("actor", actor);
        all.put("query", query);
        all.put("since", since);
        all.put("until", until);
        all.put("limit", Integer.toString(limit));
        return all.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey() + "=" + Service.encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static void show(Screen screen, JsonNode answer) {
        Table table =
                new Table("AT", "EFFECTIVE", "WHAT", "OF", "VERSION", "BY", "REASON", "CHANGE-SET");
        for (JsonNode event : answer.path("events")) {
            table.row(
                    Fields.first(event, "occurredAt"),
                    Fields.first(event, "effectiveFrom"),
                    Fields.first(event, "type"),
                    Fields.first(event, "aggregate"),
                    Fields.first(event, "version"),
                    Fields.first(event.path("actor"), "name"),
                    Fields.first(event, "reason"),
                    Fields.first(event, "changeSet"));
        }
        if (table.isEmpty()) {
            screen.line("Nothing was changed that matches.");
        } else {
            screen.table(table);
        }
    }
}
