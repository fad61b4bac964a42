package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Service;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What somebody says to one thing that the journal knows, with a reason.
final class JournalWord {
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private Acting acting = new Acting();

    @Parameters(paramLabel = "<id>", description = "Its id, as the lists show it")
    private String id = "";

    @Option(names = "--reason", required = true, description = "Why; the audit keeps it")
    private String reason = "";

    @Option(names = "--json", description = "Print what the journal answers, for programs")
    private boolean json;

    /// Says it.
    ///
    /// @param before of the path, in front of the id
    /// @param behind it
    /// @return the exit code
    int say(String before, String behind, Screen screen) {
        Answer answer =
                addresses
                        .journal()
                        .post(
                                before + Service.encoded(id) + behind,
                                acting.body().put("reason", reason),
                                acting.vouched());
        return screen.show(answer, json ? screen::json : order -> screen.line(sentence(order)));
    }

    private static String sentence(JsonNode order) {
        return "%s %s: ordered by %s."
                .formatted(
                        Fields.first(order, "action"),
                        Fields.first(order, "subject"),
                        Fields.first(order, "actor"));
    }
}
