package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a replay would do, with the form that asks for it.
///
/// @param fault what is wrong with the form; empty for nothing
/// @param reason as it was entered
public record DryRunPage(ReplayTerms terms, Prediction prediction, String fault, String reason) {

    /// What the journal predicts.
    ///
    /// @param confirm what to give back to have exactly this done
    public record Prediction(
            int considered,
            int replayable,
            List<Share> endpoints,
            List<String> sentences,
            List<Objection> objections,
            Approval approval,
            String confirm) {}

    /// How many would go to an endpoint.
    public record Share(String endpoint, String messages) {}

    /// Whether somebody else has to agree.
    public enum Approval {
        NEEDED,
        NOT_NEEDED
    }

    /// Messages that would not go, and why.
    ///
    /// @param ids the first of them
    /// @param more how many further ones there are
    public record Objection(String why, String code, String count, List<String> ids, int more) {
        private static final int SHOWN = 50;

        static Objection of(JsonNode objection) {
            List<String> ids = Fields.texts(objection, "ids");
            String run = Fields.text(objection, "run");
            return new Objection(
                    Fields.text(objection, "why")
                            + (run.isEmpty() ? "" : " The run is " + run + "."),
                    Fields.text(objection, "code"),
                    Words.count(objection.path("count").asLong(), "message")
                            + (objection.path("canBeForced").asBoolean() ? ", unless forced" : ""),
                    ids.subList(0, Math.min(SHOWN, ids.size())),
                    Math.max(0, ids.size() - SHOWN));
        }
    }

    /// The page of what the journal predicts.
    public static DryRunPage of(ReplayTerms terms, JsonNode prediction) {
        return new DryRunPage(terms, predicted(prediction), "", "");
    }

    /// The same with a fault and what was entered.
    public DryRunPage faulty(String sentence, String entered) {
        return new DryRunPage(terms, prediction, sentence, entered);
    }

    private static Prediction predicted(JsonNode json) {
        boolean approval = json.path("approvalNeeded").asBoolean();
        return new Prediction(
                json.path("considered").asInt(),
                json.path("replayable").asInt(),
                Fields.each(
                        json,
                        "endpoints",
                        one ->
                                new Share(
                                        Fields.text(one, "endpointId"),
                                        Fields.text(one, "messages"))),
                sentences(json),
                Fields.each(json, "objections", Objection::of),
                approval ? Approval.NEEDED : Approval.NOT_NEEDED,
                Fields.text(json, "confirm"));
    }

    private static List<String> sentences(JsonNode json) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                "%s fit, %s of them would be replayed."
                        .formatted(
                                Words.count(json.path("considered").asLong(), "message"),
                                json.path("replayable").asText()));
        if (json.path("more").asBoolean()) {
            sentences.add("More fit than were looked at: narrow the search down.");
        }
        if (json.path("replayable").asInt() > 0) {
            sentences.add(
                    "They began between %s and %s."
                            .formatted(
                                    UkTime.minutes(Fields.text(json, "oldest")),
                                    UkTime.minutes(Fields.text(json, "newest"))));
            sentences.add(
                    "It would take about %s at this rate."
                            .formatted(
                                    UkTime.length(
                                            Duration.ofMillis(
                                                    Math.round(
                                                            json.path("seconds").asDouble()
                                                                    * 1000)))));
            sentences.add(
                    "Duplicates to expect: %s at most, whose attempt ended unknown; their receivers say that they have them."
                            .formatted(json.path("mayHaveArrived").asText()));
        }
        return List.copyOf(sentences);
    }
}
