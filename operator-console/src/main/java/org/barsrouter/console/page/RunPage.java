package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.console.access.Permission;
import org.barsrouter.console.access.Person;

/// A replay run: its progress while it is under way, its report afterwards, and what may be done
/// with it.
///
/// @param figures what became of its messages, label and value
/// @param refused messages that it does not replay
public record RunPage(
        Line head,
        List<MessageStory.Fact> order,
        List<MessageStory.Fact> figures,
        List<DryRunPage.Objection> refused) {

    /// A run in a list.
    ///
    /// @param why what was said when it came into its state
    public record Line(
            String id,
            String state,
            Tag tag,
            String orderedBy,
            String orderedAt,
            String reason,
            String progress,
            String why) {

        static Line of(JsonNode run) {
            String state = Fields.text(run, "state");
            return new Line(
                    Fields.text(run, "runId"),
                    state,
                    RunPage.tag(state),
                    Fields.text(run, "orderedBy"),
                    UkTime.minutes(Fields.text(run, "orderedAt")),
                    Fields.text(run, "reason"),
                    "%s of %s".formatted(Fields.text(run, "handled"), Fields.text(run, "total")),
                    Fields.text(run, "why"));
        }
    }

    /// Something that can be done with it.
    public record Act(String verb, String words, String hint) {}

    private static final Map<String, Act> ACTS =
            Map.of(
                    "approve", new Act("approve", "Approve and run", "You agree that it is run"),
                    "pause",
                            new Act(
                                    "pause",
                                    "Pause",
                                    "Nothing more is replayed until it is resumed"),
                    "resume", new Act("resume", "Resume", "It goes on where it stopped"),
                    "abort",
                            new Act(
                                    "abort",
                                    "Abort",
                                    "What is replayed stays so; the rest never is"));

    static Tag tag(String state) {
        return switch (state) {
            case "APPROVAL_NEEDED" -> new Tag("Waits for approval", "yellow");
            case "RUNNING" -> new Tag("Running", "blue");
            case "PAUSED" -> new Tag("Paused", "grey");
            case "STOPPED" -> new Tag("Stopped itself", "red");
            case "SETTLING" -> new Tag("Replayed, answers are awaited", "blue");
            case "FINISHED" -> new Tag("Finished", "green");
            case "ABORTED" -> new Tag("Aborted", "grey");
            default -> new Tag(Words.of(state), "grey");
        };
    }

    /// The runs that there are.
    public static List<Line> all(JsonNode answer) {
        return Fields.each(answer, "runs", Line::of);
    }

    /// The page of one.
    public static RunPage of(JsonNode run) {
        return new RunPage(
                Line.of(run),
                order(run),
                figures(run),
                Fields.each(run, "refused", DryRunPage.Objection::of));
    }

    private static List<MessageStory.Fact> order(JsonNode run) {
        List<String> selection = new ArrayList<>();
        run.path("selection")
                .properties()
                .forEach(term -> selection.add(term.getKey() + " " + term.getValue().asText()));
        return kept(
                new MessageStory.Fact("Run", Fields.text(run, "runId")),
                new MessageStory.Fact("Asked for by", Fields.text(run, "orderedBy")),
                new MessageStory.Fact("On", UkTime.seconds(Fields.text(run, "orderedAt"))),
                new MessageStory.Fact("Reason", Fields.text(run, "reason")),
                new MessageStory.Fact("Selected", String.join(", ", selection)),
                new MessageStory.Fact("Rate", Fields.text(run, "rate") + " a second"),
                new MessageStory.Fact("Forced", run.path("force").asBoolean() ? "Yes" : ""),
                new MessageStory.Fact(
                        "Senders told again", run.path("tellAgain").asBoolean() ? "Yes" : ""),
                new MessageStory.Fact("Approved by", Fields.text(run, "approvedBy")),
                new MessageStory.Fact(
                        "In this state since",
                        UkTime.seconds(Fields.text(run, "since")) + by(Fields.text(run, "by"))),
                new MessageStory.Fact("Because", Fields.text(run, "why")));
    }

    private static String by(String who) {
        return who.isEmpty() ? "" : ", by " + who;
    }

    private static List<MessageStory.Fact> figures(JsonNode run) {
        JsonNode figures = run.path("figures");
        double seconds = run.path("secondsLeft").asDouble();
        return kept(
                new MessageStory.Fact(
                        "Handled",
                        Fields.text(run, "handled") + " of " + Fields.text(run, "total")),
                new MessageStory.Fact("Replayed", Fields.text(run, "appended")),
                new MessageStory.Fact("Delivered", Fields.text(figures, "delivered")),
                new MessageStory.Fact(
                        "Receivers had it already",
                        "%s, at most %s expected"
                                .formatted(
                                        Fields.text(figures, "duplicates"),
                                        Fields.text(run, "expectedDuplicates"))),
                new MessageStory.Fact("Did not arrive", Fields.text(figures, "failed")),
                new MessageStory.Fact("In trouble", Fields.text(figures, "troubled")),
                new MessageStory.Fact("Open", Fields.text(figures, "open")),
                new MessageStory.Fact(
                        "Left",
                        seconds <= 0
                                ? ""
                                : "about "
                                        + UkTime.length(
                                                Duration.ofMillis(Math.round(seconds * 1000)))));
    }

    private static List<MessageStory.Fact> kept(MessageStory.Fact... facts) {
        return List.of(facts).stream().filter(fact -> !fact.value().isEmpty()).toList();
    }

    public boolean isOver() {
        return head.state().equals("FINISHED") || head.state().equals("ABORTED");
    }

    /// Whether this person waits for somebody else's approval.
    public boolean isOwnWish(Person person) {
        return head.state().equals("APPROVAL_NEEDED") && head.orderedBy().equals(person.name());
    }

    /// What this person may do with it now. The journal refuses everything else too.
    public List<Act> acts(Person person) {
        List<String> verbs =
                switch (head.state()) {
                    case "APPROVAL_NEEDED" -> List.of("approve", "abort");
                    case "RUNNING" -> List.of("pause", "abort");
                    case "PAUSED", "STOPPED" -> List.of("resume", "abort");
                    case "SETTLING" -> List.of("abort");
                    default -> List.of();
                };
        return verbs.stream()
                .filter(verb -> person.may(needed(verb)))
                .filter(verb -> !verb.equals("approve") || !isOwnWish(person))
                .flatMap(verb -> Optional.ofNullable(ACTS.get(verb)).stream())
                .toList();
    }

    private static Permission needed(String verb) {
        return verb.equals("approve") ? Permission.APPROVE_REPLAY : Permission.REPLAY;
    }
}
