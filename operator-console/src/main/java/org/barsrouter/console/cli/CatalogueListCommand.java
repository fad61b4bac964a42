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

/// Lists services of the catalogue.
@Command(
        name = "list",
        description = "Lists services and where they are routed now.",
        mixinStandardHelpOptions = true)
final class CatalogueListCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Option(
            names = "--query",
            description = "Only what has this text in its id, name, provider or address",
            defaultValue = "")
    private String query = "";

    @Option(
            names = "--limit",
            description = "How many, 1 to 500 (${DEFAULT-VALUE})",
            defaultValue = "20")
    private int limit;

    @Option(names = "--after", description = "Go on after an earlier page", defaultValue = "")
    private String after = "";

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Answer answer =
                addresses
                        .catalogue()
                        .get(
                                "/catalogue/v1/services?after=%s&limit=%d&query=%s"
                                        .formatted(
                                                Service.encoded(after),
                                                limit,
                                                Service.encoded(query)));
        return screen.show(answer, json ? screen::json : found -> show(screen, found));
    }

    private static void show(Screen screen, JsonNode page) {
        Table table = new Table("SERVICE", "ENDPOINT", "ADDRESS", "PROVIDER", "NAME");
        for (JsonNode service : page.path("services")) {
            table.row(
                    Fields.serviceId(service),
                    Fields.first(service, "endpointId"),
                    Fields.first(service, "address"),
                    Fields.first(service, "provider", "providedBy"),
                    Fields.first(service, "name"));
        }
        if (table.isEmpty()) {
            screen.line("No service matches.");
            return;
        }
        screen.table(table);
        String next = Fields.first(page, "next");
        if (!next.equals("-")) {
            screen.line("There are more: go on with --after '" + next + "'");
        }
    }
}
