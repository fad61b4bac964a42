package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Service;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What every change of the catalogue can be told.
final class ChangeOptions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Mixin private ActingAs who = new ActingAs();

    @Option(names = "--dry-run", description = "Only say what it would do")
    private boolean dryRun;

    @Option(
            names = "--propose",
            description = "Keep it as a change-set that somebody else approves")
    private boolean propose;

    @Option(
            names = "--ack-removed",
            paramLabel = "<n>",
            description = "So many services lose their route, and that is meant",
            defaultValue = "-1")
    private int removed;

    @Option(
            names = "--ack-repointed",
            paramLabel = "<n>",
            description = "So many services go elsewhere, and that is meant",
            defaultValue = "-1")
    private int repointed;

    @Option(
            names = "--ack-without-route",
            paramLabel = "<payload type>",
            description = "Senders of this protocol may be left without a route")
    private List<String> withoutRoute = List.of();

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    boolean json() {
        return json;
    }

    ActingAs who() {
        return who;
    }

    /// Sends commands: alone and at once, or as a change-set.
    Answer send(Service catalogue, List<ObjectNode> commands) {
        ObjectNode body = who.because(JSON.objectNode());
        body.putArray("commands").addAll(commands);
        acknowledge(body);
        String mode = dryRun ? "dry-run" : propose ? "propose" : "apply";
        return catalogue.post("/catalogue/v1/change-sets?mode=" + mode, body, who.headers());
    }

    /// What is said to a change-set.
    ObjectNode word() {
        ObjectNode body = who.because(JSON.objectNode());
        acknowledge(body);
        return body;
    }

    private void acknowledge(ObjectNode body) {
        if (removed < 0 && repointed < 0 && withoutRoute.isEmpty()) {
            return;
        }
        ObjectNode ack = body.putObject("ack");
        if (removed >= 0 || repointed >= 0) {
            ack.put("removed", Math.max(0, removed)).put("repointed", Math.max(0, repointed));
        }
        withoutRoute.forEach(ack.putArray("withoutRoute")::add);
    }
}
