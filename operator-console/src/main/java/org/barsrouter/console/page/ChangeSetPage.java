package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// One change-set: what it does, who said what to it, and what changed.
///
/// @param commands as they were handed in
/// @param effects what it does, or would do, to routes
/// @param trouble why that is not known; empty when it is
/// @param events what was written
public record ChangeSetPage(
        Head head,
        List<Step> steps,
        List<String> commands,
        List<Effect> effects,
        String trouble,
        List<ChangeEvent> events) {

    /// What it is and where it stands.
    ///
    /// @param author who submitted it: somebody else has to approve it
    /// @param watch what came of it since; empty when it is not watched
    public record Head(
            String id,
            String state,
            Tag tag,
            String phase,
            String summary,
            String author,
            String watch) {}

    /// What somebody did with it.
    public record Step(String at, String what, String by, String reason) {
        static Step of(JsonNode step) {
            return new Step(
                    UkTime.seconds(Fields.text(step, "at")),
                    Words.of(Fields.text(step, "what")),
                    Fields.text(step.path("actor"), "name"),
                    Fields.text(step, "reason"));
        }
    }

    /// What it does to services that it treats alike.
    public record Effect(
            String what, String from, String to, String at, String services, String sample) {
        static Effect of(JsonNode change) {
            String traffic = Fields.text(change, "trafficPercent");
            return new Effect(
                    Words.of(Fields.text(change, "kind")),
                    Fields.text(change, "from"),
                    Fields.text(change, "to"),
                    UkTime.minutes(Fields.text(change, "at")),
                    "%s, %s %% of all%s"
                            .formatted(
                                    Fields.text(change, "services"),
                                    Fields.text(change, "percent"),
                                    traffic.isEmpty() ? "" : ", " + traffic + " % of the traffic"),
                    String.join(", ", Fields.texts(change, "sample")));
        }
    }

    /// The page of a change-set, its effects as a dry run tells them, and its events.
    ///
    /// @param told the dry run and the events, as the catalogue answers
    public static ChangeSetPage of(JsonNode set, Told told) {
        JsonNode first = set.path("steps").path(0).path("actor");
        return new ChangeSetPage(
                new Head(
                        Fields.text(set, "id"),
                        Fields.text(set, "state"),
                        ChangeSetsPage.tag(Fields.text(set, "state")),
                        Fields.text(set, "phase"),
                        Fields.text(set, "summary"),
                        Fields.first(first, "user", "name"),
                        Fields.text(set.path("watch"), "sentence")),
                Fields.each(set, "steps", Step::of),
                Fields.each(set, "commands", JsonNode::toString),
                Fields.each(told.dryRun().path("diff"), "changes", Effect::of),
                told.trouble(),
                ChangeEvent.all(told.history()));
    }

    /// What else the catalogue told.
    ///
    /// @param trouble why there is no dry run
    public record Told(JsonNode dryRun, String trouble, JsonNode history) {}
}
