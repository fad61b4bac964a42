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

/// Lists the endpoints that services share.
@Command(
        name = "endpoints",
        description = "Lists the endpoints, the one with the most services first.",
        mixinStandardHelpOptions = true)
final class CatalogueEndpointsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Answer answer = addresses.catalogue().get("/catalogue/v1/endpoints");
        return screen.show(answer, json ? screen::json : found -> show(screen, found));
    }

    private static void show(Screen screen, JsonNode answer) {
        Table table = new Table("ENDPOINT", "ADDRESS", "STATUS", "SERVICES", "SHARE", "LANES");
        for (JsonNode endpoint : answer.isArray() ? answer : answer.path("endpoints")) {
            String share = Fields.first(endpoint, "sharePercent");
            table.row(
                    Fields.first(endpoint, "id", "endpointId"),
                    Fields.first(endpoint, "address"),
                    Fields.first(endpoint, "status"),
                    Fields.first(endpoint, "services"),
                    share.equals("-") ? share : share + " %",
                    Fields.first(endpoint, "slices"));
        }
        if (table.isEmpty()) {
            screen.line("The catalogue has no endpoints.");
        } else {
            screen.table(table);
        }
    }
}
