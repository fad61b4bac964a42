package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.table.Table;

/// What the catalogue says about a file: findings, counts, and whether it was taken over. A refusal
/// carries the same report inside its problem document.
record ImportReport(int status, JsonNode json) {
    private static final int MOST = 50;
    private static final int MOST_MOVES = 10;

    /// What was asked for.
    enum Wanted {
        APPLY,
        DRY_RUN
    }

    static ImportReport of(Answered answered) {
        JsonNode inside = answered.json().path("report");
        return new ImportReport(answered.status(), inside.isObject() ? inside : answered.json());
    }

    ExitCode exitCode() {
        boolean mismatch = status == 422 || has("error");
        if (status == 409 || isWaiting() || (status < 300 && json.path("ackNeeded").isObject())) {
            return ExitCode.APPROVAL_NEEDED;
        }
        if (mismatch) {
            return unreadable() ? ExitCode.INVALID_INPUT : ExitCode.MISMATCHES;
        }
        if (status >= 300) {
            return status == 400 || status == 413 ? ExitCode.INVALID_INPUT : ExitCode.FAILED;
        }
        return has("warning") ? ExitCode.WARNINGS : ExitCode.OK;
    }

    boolean hasManifest() {
        return json.path("manifest").isObject();
    }

    /// Whether somebody else has to agree first.
    boolean isWaiting() {
        return !text(json, "waits").isEmpty();
    }

    String changeSet() {
        return text(json, "changeSetId");
    }

    /// The counts that applying it needs, as `--ack` takes them; empty when none.
    String ackNeeded() {
        JsonNode ack = json.path("ackNeeded");
        return ack.isObject()
                ? "removed=%d,repointed=%d,unconfirmed=%d"
                        .formatted(
                                ack.path("removed").asInt(),
                                ack.path("repointed").asInt(),
                                ack.path("unconfirmed").asInt())
                : "";
    }

    /// What a person reads.
    List<String> lines(Wanted wanted) {
        List<String> lines = new ArrayList<>();
        List<JsonNode> findings = findings();
        Table table = new Table("RULE", "SEVERITY", "WHERE", "SERVICE", "WHAT", "REMEDY");
        findings.stream().limit(MOST).forEach(finding -> row(table, finding));
        if (!table.isEmpty()) {
            lines.addAll(table.lines());
        }
        if (findings.size() > MOST) {
            lines.add((findings.size() - MOST) + " more findings; --json prints them.");
        }
        counts(lines);
        moves(lines);
        String summary = text(json, "summary");
        if (!summary.isEmpty()) {
            lines.add(summary);
        }
        json.path("ackWhy").forEach(why -> lines.add(why.asText()));
        if (status < 300) {
            lines.add(conclusion(wanted));
        }
        return lines;
    }

    private String conclusion(Wanted wanted) {
        if (isWaiting()) {
            return text(json, "waits");
        }
        if (json.path("applied").asBoolean()) {
            String set = text(json, "changeSetId");
            return json.path("counts").path("added").asInt()
                                    + json.path("counts").path("removed").asInt()
                                    + json.path("counts").path("repointed").asInt()
                                    + json.path("counts").path("detailed").asInt()
                            == 0
                    ? "Applied: there was nothing to write."
                    : "Applied as change-set %s, in effect from %s."
                            .formatted(set, text(json, "effectiveFrom"));
        }
        return wanted == Wanted.APPLY
                ? "Nothing was changed."
                : "This was a dry run: nothing was changed."
                        + (ackNeeded().isEmpty() ? " Add --apply to take it over." : "");
    }

    private void counts(List<String> lines) {
        JsonNode counts = json.path("counts");
        List<String> parts = new ArrayList<>();
        counts.properties().forEach(c -> parts.add(c.getKey() + " " + c.getValue().asText()));
        if (!parts.isEmpty()) {
            lines.add("Services: " + String.join(", ", parts) + ".");
        }
    }

    private void moves(List<String> lines) {
        int shown = 0;
        for (JsonNode move : json.path("moves")) {
            if (shown++ == MOST_MOVES) {
                lines.add("  and " + (json.path("moves").size() - MOST_MOVES) + " more pairs.");
                return;
            }
            lines.add(
                    "  %s from %s to %s"
                            .formatted(
                                    move.path("services").asText(),
                                    text(move, "from"),
                                    text(move, "to")));
        }
    }

    private static void row(Table table, JsonNode finding) {
        String system = text(finding, "system");
        String value = text(finding, "value");
        String service = system.isEmpty() ? value : system + "|" + value;
        int rows = finding.path("rows").asInt(1);
        table.row(
                text(finding, "rule"),
                text(finding, "severity").toLowerCase(Locale.ROOT),
                where(finding),
                rows > 1 ? service + " and " + (rows - 1) + " more" : service,
                text(finding, "what"),
                text(finding, "remedy"));
    }

    /// File and line.
    private static String where(JsonNode finding) {
        String file = text(finding, "file");
        String line = finding.path("line").asInt() == 0 ? "" : finding.path("line").asText();
        return file.isEmpty() || line.isEmpty() ? file + line : file + ":" + line;
    }

    /// Rule J1: the file is not of the national shape at all.
    private boolean unreadable() {
        return findings().stream()
                .filter(finding -> severity(finding).equals("error"))
                .anyMatch(finding -> text(finding, "rule").equals("J1"));
    }

    private boolean has(String severity) {
        return json.path("totals").path(severity).asInt() > 0
                || findings().stream().anyMatch(finding -> severity(finding).equals(severity));
    }

    private List<JsonNode> findings() {
        return StreamSupport.stream(json.path("findings").spliterator(), false).toList();
    }

    private static String severity(JsonNode finding) {
        return text(finding, "severity").toLowerCase(Locale.ROOT);
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() ? "" : value.asText("");
    }
}
