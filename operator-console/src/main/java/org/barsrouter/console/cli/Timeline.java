package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.barsrouter.console.table.Table;

/// Lays a conversation out line by line, for people.
final class Timeline {
    private final List<String> lines = new ArrayList<>();
    private final JsonNode waiting;

    private Timeline(JsonNode waiting) {
        this.waiting = waiting;
    }

    /// @param conversation as the journal answers
    /// @param waiting deliveries as delivery tells why they wait
    static List<String> of(JsonNode conversation, JsonNode waiting) {
        Timeline timeline = new Timeline(waiting);
        conversation.path("messages").forEach(timeline::chapter);
        return timeline.lines;
    }

    private void chapter(JsonNode chapter) {
        JsonNode message = chapter.path("message");
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(chapter.path("title").asText());
        lines.add(
                "  message id %s, X-Request-Id %s"
                        .formatted(
                                message.path("messageId").asText(),
                                message.path("requestId").asText()));
        message.path("deliveries").forEach(this::delivery);
    }

    private void delivery(JsonNode delivery) {
        String id = delivery.path("deliveryId").asText();
        lines.add("  delivery " + id + origin(delivery));
        if (delivery.path("acceptedAt").isTextual()) {
            lines.add("    accepted " + delivery.path("acceptedAt").asText());
        }
        attempts(delivery.path("attempts"));
        end(delivery.path("end"));
        letter(delivery.path("deadLetter"));
        for (JsonNode why : waiting) {
            if (why.path("deliveryId").asText().equals(id)) {
                why.path("sentences").forEach(one -> lines.add("    waits: " + one.asText()));
            }
        }
    }

    private static String origin(JsonNode delivery) {
        String of = Fields.first(delivery, "replayOf");
        if (!delivery.path("replayOf").isTextual()) {
            return "";
        }
        return delivery.path("kind").asText().equals("ROUTE_AGAIN")
                ? ": routed again, after " + of
                : ": a replay of %s, by %s".formatted(of, Fields.first(delivery, "requestedBy"));
    }

    /// Attempts, and in between where the router's decision shows: the endpoint.
    private void attempts(JsonNode attempts) {
        Table table =
                new Table(
                        "ATTEMPT",
                        "AT (UTC)",
                        "ENDPOINT",
                        "HOST",
                        "STATUS",
                        "MEANS",
                        "TOOK",
                        "THEN");
        for (JsonNode attempt : attempts) {
            table.row(
                    attempt.path("number").asInt() > 0 ? attempt.path("number").asText() : "-",
                    Fields.first(attempt, "startedAt"),
                    Fields.first(attempt, "endpointId"),
                    Fields.first(attempt, "host"),
                    Fields.first(attempt, "status"),
                    Fields.first(attempt, "classification")
                            + (attempt.path("late").asBoolean() ? ", too late" : ""),
                    took(attempt),
                    then(attempt));
        }
        if (!table.isEmpty()) {
            table.lines().forEach(line -> lines.add("    " + line));
        }
    }

    private static String took(JsonNode attempt) {
        try {
            return Duration.between(
                                    Instant.parse(attempt.path("startedAt").asText()),
                                    Instant.parse(attempt.path("endedAt").asText()))
                            .toMillis()
                    + " ms";
        } catch (DateTimeException e) {
            return "-";
        }
    }

    private static String then(JsonNode attempt) {
        String reason = Fields.first(attempt, "reason");
        if (attempt.path("nextAttemptAt").isTextual()) {
            return reason + ", next " + attempt.path("nextAttemptAt").asText();
        }
        return Fields.first(attempt, "disposition", "reason");
    }

    private void end(JsonNode end) {
        if (end.isObject()) {
            lines.add(
                    "    ended %s: %s, status %s, reason %s (told by %s)"
                            .formatted(
                                    Fields.first(end, "at"),
                                    Fields.first(end, "disposition"),
                                    Fields.first(end, "status"),
                                    Fields.first(end, "refusalCode", "reason"),
                                    Fields.first(end, "basis")));
        }
    }

    private void letter(JsonNode letter) {
        if (letter.isObject()) {
            lines.add(
                    "    dead letter since %s: %s; its sender was %s%s"
                            .formatted(
                                    Fields.first(letter, "at"),
                                    Fields.first(letter, "reason"),
                                    letter.path("senderTold").asBoolean() ? "told" : "not told",
                                    letter.path("resolved").asBoolean() ? "; resolved" : ""));
        }
    }
}
