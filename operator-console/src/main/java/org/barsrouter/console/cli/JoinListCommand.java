package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lists requests to join.
@Command(
        name = "list",
        description = "Lists requests to join, the oldest first.",
        mixinStandardHelpOptions = true)
final class JoinListCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Answer answer = addresses.catalogue().get("/catalogue/v1/joins");
        return screen.show(answer, json ? screen::json : found -> show(screen, found));
    }

    private static void show(Screen screen, JsonNode found) {
        Table table = new Table("ID", "STATE", "SERVICE", "ADDRESS", "ASKED BY", "AT");
        for (JsonNode join : found.path("joins")) {
            table.row(
                    Fields.first(join, "id"),
                    Fields.first(join, "state"),
                    Fields.first(join, "service"),
                    Fields.first(join, "address"),
                    Fields.first(join, "requestedBy"),
                    Fields.first(join, "requestedAt"));
        }
        if (table.isEmpty()) {
            screen.line("Nobody has asked to join.");
        } else {
            screen.table(table);
        }
    }
}
