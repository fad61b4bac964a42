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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lists change-sets, or shows one.
@Command(
        name = "change-sets",
        description = "Lists change-sets, or shows one with what it does.",
        mixinStandardHelpOptions = true)
final class CatalogueChangeSetsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Parameters(arity = "0..1", paramLabel = "<id>", description = "One of them")
    private String id = "";

    @Option(
            names = "--state",
            description = "Only submitted, approved, applied, rejected or reverted",
            defaultValue = "")
    private String state = "";

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        String path =
                id.isEmpty()
                        ? "?limit=100" + (state.isEmpty() ? "" : "&state=" + Service.encoded(state))
                        : "/" + Service.encoded(id);
        Answer answer = addresses.catalogue().get("/catalogue/v1/change-sets" + path);
        return screen.show(answer, json ? screen::json : found -> show(screen, found));
    }

    private void show(Screen screen, JsonNode found) {
        if (id.isEmpty()) {
            list(screen, found);
        } else {
            one(screen, found);
        }
    }

    private static void list(Screen screen, JsonNode answer) {
        Table table = new Table("CHANGE-SET", "SUBMITTED", "PHASE", "BY", "WHAT");
        for (JsonNode set : answer.path("changeSets")) {
            JsonNode first = set.path("steps").path(0);
            table.row(
                    Fields.first(set, "id"),
                    Fields.first(first, "at"),
                    Fields.first(set, "phase"),
                    Fields.first(first.path("actor"), "name"),
                    Fields.first(set, "summary"));
        }
        if (table.isEmpty()) {
            screen.line("There is no change-set.");
        } else {
            screen.table(table);
        }
    }

    private static void one(Screen screen, JsonNode set) {
        screen.line(Fields.first(set, "summary"));
        Table steps = new Table("AT", "WHAT", "BY", "REASON");
        for (JsonNode step : set.path("steps")) {
            steps.row(
                    Fields.first(step, "at"),
                    Fields.first(step, "what"),
                    Fields.first(step.path("actor"), "name"),
                    Fields.first(step, "reason"));
        }
        screen.table(steps);
        set.path("commands").forEach(command -> screen.line(command.toString()));
        screen.line("It is " + Fields.first(set, "phase") + ".");
        JsonNode watch = set.path("watch");
        if (watch.isObject()) {
            screen.line(watch.path("sentence").asText());
        }
        if (set.path("state").asText().equals("APPLIED")) {
            screen.line(
                    "Take it back with: ./bars catalogue revert "
                            + Fields.first(set, "id")
                            + " --reason TEXT");
        }
    }
}
