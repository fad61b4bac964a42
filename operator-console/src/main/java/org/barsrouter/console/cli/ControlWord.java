package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.barsrouter.console.http.Answer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// An order for an endpoint or a host.
final class ControlWord {
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private Acting acting = new Acting();

    @Parameters(index = "0", paramLabel = "<id>", description = "An endpoint, or host:port")
    private String subject = "";

    @Option(names = "--reason", required = true, description = "Why; the audit keeps it")
    private String reason = "";

    @Option(names = "--json", description = "Print what the journal answers, for programs")
    private boolean json;

    /// Gives it.
    ///
    /// @param scope endpoint or host
    /// @param value of a limit; `none` lifts it, empty where there is no limit
    /// @return the exit code
    int give(String scope, String action, String value, Screen screen) {
        ObjectNode wish =
                acting.body()
                        .put("scope", scope)
                        .put("subject", subject)
                        .put("action", action)
                        .put("reason", reason);
        if (!value.isEmpty() && !value.equals("none")) {
            if (!value.matches("\\d{1,6}(\\.\\d{1,3})?")) {
                return screen.fail(
                        ExitCode.INVALID_INPUT, "The limit must be a number, or none to lift it.");
            }
            wish.put("value", Double.parseDouble(value));
        }
        Answer answer = addresses.journal().post("/journal/v1/controls", wish, acting.vouched());
        return screen.show(answer, json ? screen::json : order -> screen.line(sentence(order)));
    }

    private static String sentence(JsonNode order) {
        return "%s %s %s: %s%s, ordered by %s. Every instance of delivery follows it, after a restart too."
                .formatted(
                        Fields.first(order, "scope"),
                        Fields.first(order, "subject"),
                        Fields.first(order, "kind"),
                        Fields.first(order, "action"),
                        order.path("value").isNumber() ? " " + order.path("value").asText() : "",
                        Fields.first(order, "actor"));
    }
}
