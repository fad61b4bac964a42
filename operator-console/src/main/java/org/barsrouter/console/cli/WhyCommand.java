package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Service;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Answers "why is it waiting?" with a sentence and its evidence.
@Command(
        name = "why",
        description = {
            "Says why a message, an endpoint or a host waits: which breaker is open since when and why,",
            "how many are ahead, when the next probe is, whether the deadline is at risk.",
            "Without an id: everything that is down."
        },
        mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
    private static final String KNOWN_TO_JOURNAL = "/journal/v1/conversations/";
    private static final int FOUND = 200;
    private static final int UNKNOWN = 404;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Parameters(
            arity = "0..1",
            paramLabel = "<id>",
            description =
                    "X-Correlation-Id, message id, delivery id, endpoint id, or host with its port")
    private @Nullable String id;

    @Option(names = "--json", description = "Print what delivery answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Service delivery = addresses.delivery();
        if (id == null) {
            return told(screen, delivery.get("/delivery/v1/outages"));
        }
        Answer answer = delivery.get("/delivery/v1/why?id=" + Service.encoded(id));
        return answer instanceof Answered(int status, JsonNode _, String _) && status == UNKNOWN
                ? conversation(screen, delivery, answer)
                : told(screen, answer);
    }

    /// Perhaps it is a correlation id, whose messages the journal knows.
    private int conversation(Screen screen, Service delivery, Answer unknown) {
        Answer answer = addresses.journal().get(KNOWN_TO_JOURNAL + Service.encoded("" + id));
        if (!(answer instanceof Answered(int status, JsonNode conversation, String _))
                || status != FOUND) {
            return screen.fail(unknown);
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ArrayNode deliveries = all.putArray("deliveries");
        for (JsonNode message : conversation.path("messages")) {
            String messageId = message.path("message").path("messageId").asText();
            if (delivery.get("/delivery/v1/why?id=" + Service.encoded(messageId))
                            instanceof Answered(int found, JsonNode why, String _)
                    && found == FOUND) {
                why.path("deliveries").forEach(deliveries::add);
            }
        }
        return deliveries.isEmpty()
                ? screen.fail(unknown)
                : told(screen, new Answered(FOUND, all, all.toString()));
    }

    private int told(Screen screen, Answer answer) {
        return screen.show(
                answer, json ? screen::json : found -> tell(found).forEach(screen::line));
    }

    private static List<String> tell(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        for (JsonNode delivery : answer.path("deliveries")) {
            lines.add(
                    "delivery %s in lane %s"
                            .formatted(
                                    delivery.path("deliveryId").asText(),
                                    delivery.at("/lane/lane").asText()));
            sentences(delivery, lines);
        }
        for (JsonNode lane : answer.path("lanes")) {
            lines.add("lane " + lane.path("lane").asText());
            sentences(lane, lines);
        }
        answer.path("outages").forEach(outage -> lines.add(outage.path("sentence").asText()));
        List<String> said = lines.isEmpty() ? List.of("Nothing is down.") : lines;
        return Stream.concat(said.stream(), gaps(answer)).toList();
    }

    private static Stream<String> gaps(JsonNode answer) {
        return answer.path("gaps")
                .valueStream()
                .map(gap -> "Not the whole answer: " + gap.asText());
    }

    private static void sentences(JsonNode of, List<String> lines) {
        of.path("sentences").forEach(sentence -> lines.add("  - " + sentence.asText()));
    }
}
