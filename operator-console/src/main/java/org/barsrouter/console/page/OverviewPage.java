package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How the system is: what is down, what waits, what is dead. Each part stands for itself, so that
/// one silent service does not hide what the others say.
///
/// @param waiting what waits for somebody's approval
public record OverviewPage(
        Part<List<Outage>> outages, List<Count> counts, Part<String> reading, List<Count> waiting) {

    /// Change-sets that the catalogue is asked for.
    public static final int MOST = 100;

    /// What one service said.
    ///
    /// @param trouble why it said nothing; empty when it did
    public record Part<T>(T value, String trouble) {}

    /// Something that is down.
    public record Outage(String scope, String subject, String since, String sentence) {
        static Outage of(JsonNode outage) {
            return new Outage(
                    Words.of(Fields.text(outage, "scope")),
                    Fields.text(outage, "subject"),
                    UkTime.minutes(Fields.text(outage, "since")),
                    Fields.text(outage, "sentence"));
        }
    }

    /// How many there are of something.
    ///
    /// @param link where they are listed
    public record Count(String label, String figure, String link) {}

    public static List<Outage> outages(JsonNode answer) {
        return Fields.each(answer, "outages", Outage::of);
    }

    /// How many messages the journal counted.
    public static String figure(JsonNode count) {
        String counted = String.format(Locale.ROOT, "%,d", count.path("messages").asInt());
        return count.path("more").asBoolean() ? "More than " + counted : counted;
    }

    /// What waits for somebody's approval.
    ///
    /// @param changeSets those that are submitted
    /// @param runs all replay runs
    public static List<Count> waiting(JsonNode changeSets, JsonNode runs) {
        List<Count> waiting = new ArrayList<>();
        long replays =
                runs.path("runs")
                        .valueStream()
                        .filter(run -> Fields.text(run, "state").equals("APPROVAL_NEEDED"))
                        .count();
        int sets = changeSets.path("changeSets").size();
        if (replays > 0) {
            waiting.add(new Count("to approve", Words.count(replays, "replay"), "/replays"));
        }
        if (sets > 0) {
            waiting.add(
                    new Count(
                            "to approve",
                            Words.count(sets, "change-set") + (sets < MOST ? "" : " or more"),
                            "/catalogue/change-sets?state=submitted"));
        }
        return List.copyOf(waiting);
    }

    /// How far the journal is behind, as a sentence.
    public static String reading(JsonNode lag) {
        long records = lag.path("records").asLong();
        return records == 0
                ? "The journal has read all that stands in the topics."
                : "The journal is %s behind: what they say is not shown yet."
                        .formatted(Words.count(records, "record"));
    }
}
