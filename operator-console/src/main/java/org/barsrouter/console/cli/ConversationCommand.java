package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lays out a conversation as a timeline: every message, delivery, attempt and end.
@Command(
        name = "conversation",
        description = {
            "Shows a conversation as a timeline: each message with its links, deliveries and replays, each attempt",
            "with what came back and what followed, and why what is still open waits."
        },
        mixinStandardHelpOptions = true)
final class ConversationCommand implements Callable<Integer> {
    private static final int FOUND = 200;
    private static final int UNKNOWN = 404;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Parameters(paramLabel = "<id>", description = "X-Correlation-Id, or the id of a message in it")
    private String id = "";

    @Option(names = "--json", description = "Print everything that is known, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Answer answer = conversation(addresses.journal());
        if (!(answer instanceof Answered found) || !found.isSuccess()) {
            return screen.fail(answer);
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.set("conversation", found.json());
        ArrayNode waiting = all.putArray("waiting");
        List<String> unknown = new ArrayList<>();
        for (JsonNode chapter : found.json().path("messages")) {
            JsonNode message = chapter.path("message");
            if (message.path("state").asText().equals("OPEN")) {
                waits(message.path("messageId").asText(), waiting, unknown);
            }
        }
        if (json) {
            screen.json(all);
        } else {
            Timeline.of(found.json(), waiting).forEach(screen::line);
            unknown.stream().distinct().forEach(screen::progress);
        }
        return ExitCode.OK.number();
    }

    /// A correlation id, or else the id of a message that has one.
    private Answer conversation(Service journal) {
        Answer answer = of(journal, id);
        if (!(answer instanceof Answered(int status, JsonNode _, String _)) || status != UNKNOWN) {
            return answer;
        }
        return journal.get("/journal/v1/messages/" + Service.encoded(id))
                                instanceof Answered(int found, JsonNode message, String _)
                        && found == FOUND
                ? of(journal, message.path("correlationId").asText())
                : answer;
    }

    private static Answer of(Service journal, String correlationId) {
        return journal.get("/journal/v1/conversations/" + Service.encoded(correlationId));
    }

    /// What delivery says of a message that is open; it need not be reachable for a timeline.
    private void waits(String messageId, ArrayNode waiting, List<String> unknown) {
        switch (addresses.delivery().get("/delivery/v1/why?id=" + Service.encoded(messageId))) {
            case Answer.Unreachable(String sentence) ->
                    unknown.add("Why it waits is not known: " + sentence);
            case Answered(int status, JsonNode why, String _) -> {
                if (status == FOUND) {
                    why.path("deliveries").forEach(waiting::add);
                }
            }
        }
    }
}
