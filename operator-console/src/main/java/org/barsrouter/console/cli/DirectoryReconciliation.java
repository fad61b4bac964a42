package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Service;
import org.barsrouter.console.table.Table;

/// Lists the services that the Directory of Services and the catalogue do not both have.
final class DirectoryReconciliation {
    private final Service catalogue;
    private final Screen screen;

    DirectoryReconciliation(Service catalogue, Screen screen) {
        this.catalogue = catalogue;
        this.screen = screen;
    }

    /// Exit code 0 when both sides agree, 3 when they do not.
    int run(Errand.Output output) {
        Answer answer = catalogue.get("/catalogue/v1/directory/$reconcile");
        if (!(answer instanceof Answered found) || !found.isSuccess()) {
            return screen.fail(answer);
        }
        JsonNode json = found.json();
        if (output == Errand.Output.PROGRAMS) {
            screen.json(json);
        } else {
            print(json);
        }
        return json.path("agrees").asBoolean()
                ? ExitCode.OK.number()
                : ExitCode.MISMATCHES.number();
    }

    private void print(JsonNode json) {
        Table table = new Table("SERVICE", "NAME", "ONLY IN", "WHY");
        for (JsonNode difference : json.path("differences")) {
            table.row(
                    Fields.first(difference, "service"),
                    Fields.first(difference, "name"),
                    Fields.first(difference, "where"),
                    Fields.first(difference, "why"));
        }
        if (!table.isEmpty()) {
            screen.table(table);
        }
        screen.line(json.path("sentence").asText());
    }
}
