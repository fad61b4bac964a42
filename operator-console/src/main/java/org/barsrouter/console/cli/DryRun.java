package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barsrouter.console.table.Table;

/// Lays out what a replay would do, for people.
final class DryRun {
    private final List<String> lines = new ArrayList<>();

    private DryRun() {}

    static List<String> of(JsonNode prediction) {
        DryRun run = new DryRun();
        run.totals(prediction);
        run.endpoints(prediction.path("endpoints"));
        run.moves(prediction.path("moves"));
        prediction.path("objections").forEach(one -> run.lines.addAll(Refusals.lines(one)));
        run.approval(prediction);
        run.lines.add("Nothing was sent.");
        return run.lines;
    }

    private void totals(JsonNode prediction) {
        int replayable = prediction.path("replayable").asInt();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%,d messages fit, %,d of them would be replayed.",
                        prediction.path("considered").asInt(),
                        replayable));
        if (prediction.path("more").asBoolean()) {
            lines.add("More fit than were looked at: narrow the search down.");
        }
        if (replayable > 0) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "They began between %s and %s.",
                            Fields.first(prediction, "oldest"),
                            Fields.first(prediction, "newest")));
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "It would take about %s at the rate asked for.",
                            time(
                                    Duration.ofMillis(
                                            Math.round(
                                                    prediction.path("seconds").asDouble()
                                                            * 1e3)))));
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "Duplicates to expect: %,d at most, whose attempt ended unknown; their receivers say that they have them.",
                            prediction.path("mayHaveArrived").asInt()));
        }
    }

    private void endpoints(JsonNode endpoints) {
        Table table = new Table("ENDPOINT", "MESSAGES");
        endpoints.forEach(
                one -> table.row(Fields.first(one, "endpointId"), Fields.first(one, "messages")));
        if (!table.isEmpty()) {
            lines.addAll(table.lines());
        }
    }

    private void moves(JsonNode moves) {
        Table table = new Table("ROUTE THEN", "ROUTE NOW", "MESSAGES");
        moves.forEach(one ->
                table.row(
                        Fields.first(one, "from"),
                        Fields.first(one, "to"),
                        Fields.first(one, "messages")));
        if (!table.isEmpty()) {
            lines.addAll(table.lines());
        }
    }

    private void approval(JsonNode prediction) {
        if (prediction.path("approvalNeeded").asBoolean()) {
            lines.add("So many need a second person to approve them.");
        }
        if (prediction.path("replayable").asInt() > 0 && prediction.has("confirm")) {
            lines.add(
                    "To have exactly this done, give the same options with --confirm %s --reason TEXT."
                            .formatted(Fields.first(prediction, "confirm")));
        }
    }

    private static String time(Duration duration) {
        return duration.compareTo(Duration.ofMinutes(2)) < 0
                ? duration.toSeconds() + " s"
                : duration.toMinutes() + " min";
    }
}
