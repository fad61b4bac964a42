package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// One delivery of a message: what was attempted and how it ended.
///
/// @param origin that it is a replay and by whom, or was routed again; empty for the first one
/// @param letter why it became a dead letter; empty when it did not
/// @param waits why it waits, in sentences
public record Delivery(
        String id,
        Tag state,
        String origin,
        String acceptedAt,
        String deliverBy,
        List<Attempt> attempts,
        String end,
        String letter,
        List<String> waits) {

    /// One HTTP call.
    public record Attempt(
            String number,
            String at,
            String endpoint,
            String host,
            String status,
            String means,
            String took,
            String then) {

        static Attempt of(JsonNode attempt) {
            String next = Fields.text(attempt, "nextAttemptAt");
            String reason = Words.of(Fields.text(attempt, "reason"));
            return new Attempt(
                    Fields.text(attempt, "number"),
                    UkTime.seconds(Fields.text(attempt, "startedAt")),
                    Fields.text(attempt, "endpointId"),
                    Fields.text(attempt, "host"),
                    Fields.text(attempt, "status"),
                    Words.of(Fields.text(attempt, "classification"))
                            + (attempt.path("late").asBoolean() ? ", too late" : ""),
                    UkTime.between(
                            Fields.text(attempt, "startedAt"), Fields.text(attempt, "endedAt")),
                    next.isEmpty()
                            ? Words.of(Fields.first(attempt, "disposition", "reason"))
                            : reason + ", next on " + UkTime.seconds(next));
        }
    }

    static Delivery of(JsonNode delivery, JsonNode waiting) {
        String id = Fields.text(delivery, "deliveryId");
        return new Delivery(
                id,
                Tag.ofDisposition(Fields.text(delivery.path("end"), "disposition")),
                origin(delivery),
                UkTime.seconds(Fields.text(delivery, "acceptedAt")),
                UkTime.seconds(Fields.text(delivery, "deliverBy")),
                Fields.each(delivery, "attempts", Attempt::of),
                end(delivery.path("end")),
                letter(delivery.path("deadLetter")),
                waits(id, waiting));
    }

    private static String origin(JsonNode delivery) {
        String of = Fields.text(delivery, "replayOf");
        if (of.isEmpty()) {
            return "";
        }
        return Fields.text(delivery, "kind").equals("ROUTE_AGAIN")
                ? "Routed again, after delivery " + of
                : "A replay of delivery %s, asked for by %s"
                        .formatted(of, Fields.text(delivery, "requestedBy"));
    }

    private static String end(JsonNode end) {
        if (!end.isObject()) {
            return "";
        }
        String reason = Fields.first(end, "refusalCode", "reason");
        String status = Fields.text(end, "status");
        return Words.of(Fields.text(end, "disposition"))
                + " on "
                + UkTime.seconds(Fields.text(end, "at"))
                + (status.isEmpty() ? "" : ", status " + status)
                + (reason.isEmpty() ? "" : ", reason " + reason);
    }

    private static String letter(JsonNode letter) {
        return letter.isObject()
                ? "%s, since %s; its sender was %s%s"
                        .formatted(
                                Words.of(Fields.text(letter, "reason")),
                                UkTime.seconds(Fields.text(letter, "at")),
                                letter.path("senderTold").asBoolean() ? "told" : "not told",
                                letter.path("resolved").asBoolean() ? "; resolved" : "")
                : "";
    }

    private static List<String> waits(String id, JsonNode waiting) {
        return waiting.path("deliveries")
                .valueStream()
                .filter(one -> Fields.text(one, "deliveryId").equals(id))
                .flatMap(one -> Fields.texts(one, "sentences").stream())
                .toList();
    }
}
