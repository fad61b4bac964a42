package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.StringJoiner;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Service;
import org.barsrouter.console.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The applications of senders: registers, lists and revokes them.
@Command(
        name = "clients",
        description = "Looks after the applications that may send: add, list, revoke.",
        mixinStandardHelpOptions = true,
        subcommands = ClientsAddCommand.class)
final class ClientsCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            description = "Lists the registered applications, revoked ones too.",
            mixinStandardHelpOptions = true)
    int list(@Mixin Registry registry) {
        Screen screen = Screen.of(spec);
        Answer answer = registry.service().get(Registry.PATH, registry.headers());
        return screen.show(answer, registry.json() ? screen::json : found -> show(screen, found));
    }

    private static void show(Screen screen, JsonNode found) {
        Table table =
                new Table(
                        "CLIENT ID",
                        "STATE",
                        "ODS",
                        "PRODUCT",
                        "SCOPES",
                        "KEYS",
                        "RATE",
                        "QUOTA",
                        "REVISION",
                        "NAME");
        for (JsonNode client : found.path("clients")) {
            table.row(
                    Fields.first(client, "clientId"),
                    Fields.first(client, "state"),
                    Fields.first(client, "organisation"),
                    Fields.first(client, "product"),
                    scopes(client),
                    client.has("jwks") ? "here" : Fields.first(client, "jwksUrl", "keys"),
                    Fields.first(client, "ratePerSecond") + "/s",
                    Fields.first(client, "dailyQuota"),
                    Fields.first(client, "revision"),
                    Fields.first(client, "name"));
        }
        if (table.isEmpty()) {
            screen.line("No application is registered: ./bars clients add registers one.");
        } else {
            screen.table(table);
        }
    }

    private static String scopes(JsonNode client) {
        StringJoiner scopes = new StringJoiner(" ");
        client.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        return scopes.toString();
    }

    @Command(
            description =
                    "Ends an application for good: its tokens stop working within a second or two.",
            mixinStandardHelpOptions = true)
    int revoke(
            @Parameters(paramLabel = "<client id>", description = "Which one") String id,
            @Option(names = "--reason", required = true, description = "Why: its owner will ask")
                    String reason,
            @Mixin Registry registry) {
        Screen screen = Screen.of(spec);
        Answer answer =
                registry.service()
                        .post(
                                Registry.PATH + "/" + Service.encoded(id) + "/revoke",
                                JsonNodeFactory.instance.objectNode().put("reason", reason),
                                registry.headers());
        return screen.show(
                answer,
                registry.json()
                        ? screen::json
                        : _ ->
                                screen.line(
                                        id
                                                + " is revoked. What it has under way is still delivered."));
    }
}
