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

/// Explains where a message for a service would go.
@Command(
        name = "explain",
        description = "Says where a message for a service would go, and why.",
        mixinStandardHelpOptions = true)
final class CatalogueExplainCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Parameters(paramLabel = "<serviceId>", description = "system|value, or a bare DoS service id")
    private String serviceId = "";

    @Option(
            names = "--at",
            paramLabel = "<instant>",
            description = "At this instant, such as 2026-11-23T10:00:00Z; now if absent",
            defaultValue = "")
    private String at = "";

    @Option(
            names = "--change-set",
            paramLabel = "<id>",
            description = "As if this unapplied change-set were applied",
            defaultValue = "")
    private String changeSet = "";

    @Option(
            names = "--existing",
            description = "For a change of what the receiver already has, such as a cancellation")
    private boolean existing;

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        String when =
                (at.isEmpty() ? "" : "&at=" + Service.encoded(at))
                        + (changeSet.isEmpty() ? "" : "&changeSet=" + Service.encoded(changeSet))
                        + (existing ? "&op=existing" : "");
        Answer answer =
                addresses
                        .catalogue()
                        .get("/catalogue/v1/$explain?target=" + Service.encoded(serviceId) + when);
        return screen.show(answer, json ? screen::json : found -> show(screen, found));
    }

    private static void show(Screen screen, JsonNode explained) {
        screen.line(Fields.first(explained, "sentence", "outcome"));
        Table table = new Table("ENDPOINT", "RANK", "FROM", "TO", "VERDICT", "WHY");
        for (JsonNode candidate : explained.path("candidates")) {
            JsonNode assignment =
                    candidate.path("assignment").isObject()
                            ? candidate.path("assignment")
                            : candidate;
            table.row(
                    Fields.first(assignment, "endpointId"),
                    Fields.first(assignment, "rank"),
                    Fields.first(assignment, "from"),
                    Fields.first(assignment, "to"),
                    verdict(candidate),
                    Fields.first(candidate, "why"));
        }
        if (!table.isEmpty()) {
            screen.table(table);
        }
        String next = Fields.first(explained, "nextChange");
        if (!next.equals("-")) {
            screen.line("The next change of this route is at " + next + ".");
        }
    }

    private static String verdict(JsonNode candidate) {
        return candidate.path("kept").isBoolean()
                ? (candidate.path("kept").asBoolean() ? "kept" : "dropped")
                : Fields.first(candidate, "rule");
    }
}
