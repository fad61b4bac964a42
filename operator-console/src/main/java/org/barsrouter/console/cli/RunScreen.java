package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.barsrouter.console.table.Table;

/// Lays replay runs out for people: in a list, one as a report, and as a bar while it goes on.
final class RunScreen {
    private static final Set<String> OVER = Set.of("FINISHED", "ABORTED");
    private static final Set<String> MOVING = Set.of("RUNNING", "SETTLING");
    private static final int WIDTH = 20;

    private RunScreen() {}

    static boolean isOver(JsonNode run) {
        return OVER.contains(run.path("state").asText());
    }

    /// Whether it goes on without anybody doing anything.
    static boolean isMoving(JsonNode run) {
        return MOVING.contains(run.path("state").asText());
    }

    /// What a command ends with that shows this run.
    static ExitCode exit(JsonNode run) {
        return switch (run.path("state").asText()) {
            case "APPROVAL_NEEDED" -> ExitCode.APPROVAL_NEEDED;
            case "STOPPED", "ABORTED" -> ExitCode.FAILED;
            default -> ExitCode.OK;
        };
    }

    static List<String> list(JsonNode answer) {
        Table table =
                new Table("RUN", "STATE", "DONE", "OF", "ARRIVED", "ERRORS", "ORDERED BY", "WHY");
        for (JsonNode run : answer.path("runs")) {
            table.row(
                    Fields.first(run, "runId"),
                    Fields.first(run, "state"),
                    Fields.first(run, "handled"),
                    Fields.first(run, "total"),
                    Integer.toString(arrived(run)),
                    Integer.toString(wrong(run)),
                    Fields.first(run, "orderedBy"),
                    Fields.first(run, "reason"));
        }
        return table.isEmpty() ? List.of("There is no replay run.") : table.lines();
    }

    /// A report.
    static List<String> one(JsonNode run) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Replay run %s: %s since %s (%s)."
                        .formatted(
                                Fields.first(run, "runId"),
                                Fields.first(run, "state"),
                                Fields.first(run, "since"),
                                Fields.first(run, "by")));
        String why = Fields.first(run, "why");
        if (!why.equals("-")) {
            lines.add(why);
        }
        lines.add(
                "Ordered %s by %s: %s"
                        .formatted(
                                Fields.first(run, "orderedAt"),
                                Fields.first(run, "orderedBy"),
                                Fields.first(run, "reason")));
        if (!run.path("approvedBy").isNull() && !run.path("approvedBy").isMissingNode()) {
            lines.add("Approved by " + Fields.first(run, "approvedBy") + ".");
        }
        lines.addAll(figures(run).lines());
        run.path("refused").forEach(one -> lines.addAll(Refusals.lines(one)));
        next(run, lines);
        return lines;
    }

    private static Table figures(JsonNode run) {
        JsonNode figures = run.path("figures");
        return new Table("MESSAGES", "NUMBER")
                .row("to replay", number(run.path("total")))
                .row("back in the log", number(run.path("appended")))
                .row("arrived", number(figures.path("delivered")))
                .row(
                        "had arrived before (at most "
                                + number(run.path("expectedDuplicates"))
                                + " expected)",
                        number(figures.path("duplicates")))
                .row("failed", number(figures.path("failed")))
                .row("in trouble, tried again", number(figures.path("troubled")))
                .row("on their way", number(figures.path("open")));
    }

    private static String number(JsonNode value) {
        return String.format(Locale.ROOT, "%,d", value.asInt());
    }

    private static void next(JsonNode run, List<String> lines) {
        String id = Fields.first(run, "runId");
        switch (run.path("state").asText()) {
            case "APPROVAL_NEEDED" ->
                    lines.add(
                            "A second person must approve it: ./bars replay approve %s --reason TEXT"
                                    .formatted(id));
            case "PAUSED", "STOPPED" ->
                    lines.add(
                            "Go on with ./bars replay resume %s --reason TEXT, or end it with abort."
                                    .formatted(id));
            case "RUNNING", "SETTLING" ->
                    lines.add("Watch it with ./bars replay show %s --watch".formatted(id));
            default -> {
                // nothing is left to do
            }
        }
    }

    /// One line while it goes on.
    static String bar(JsonNode run) {
        int total = Math.max(1, run.path("total").asInt());
        int handled = run.path("handled").asInt();
        int full = WIDTH * handled / total;
        return String.format(
                Locale.ROOT,
                "  [%s%s] %3d %%: %,d of %,d back in the log, %,d arrived, %,d errors, %s",
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                100 * handled / total,
                handled,
                run.path("total").asInt(),
                arrived(run),
                wrong(run),
                run.path("state").asText().equals("SETTLING")
                        ? "waiting for the last ends"
                        : Duration.ofMillis(Math.round(run.path("secondsLeft").asDouble() * 1e3))
                                        .toSeconds()
                                + " s left");
    }

    private static int arrived(JsonNode run) {
        JsonNode figures = run.path("figures");
        return figures.path("delivered").asInt() + figures.path("duplicates").asInt();
    }

    private static int wrong(JsonNode run) {
        JsonNode figures = run.path("figures");
        return figures.path("troubled").asInt() + figures.path("failed").asInt();
    }
}
