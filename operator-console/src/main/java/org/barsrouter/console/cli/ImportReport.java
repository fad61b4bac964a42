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
        if (status == 409 || (status < 300 && json.path("ackNeeded").isObject())) {
            return ExitCode.VOLUME_GUARD;
        }
        if (mismatch) {
            return unreadable() ? ExitCode.INVALID_INPUT : ExitCode.MISMATCHES;
        }
        if (status >= 300) {
            return status == 400 || status == 413 ? ExitCode.INVALID_INPUT : ExitCode.FAILED;
        }
        return has("warning") ? ExitCode.WARNINGS : ExitCode.OK;
    }

    void print(Screen screen, Wanted wanted) {
        List<JsonNode> findings = findings();
        Table table = new Table("RULE", "SEVERITY", "LINE", "SERVICE", "WHAT", "REMEDY");
        findings.stream().limit(MOST).forEach(finding -> row(table, finding));
        if (!table.isEmpty()) {
            screen.table(table);
        }
        if (findings.size() > MOST) {
            screen.line((findings.size() - MOST) + " more findings; --json prints them.");
        }
        counts(screen);
        String summary = text(json, "summary");
        if (!summary.isEmpty()) {
            screen.line(summary);
        }
        if (status < 300) {
            screen.line(conclusion(wanted));
        }
    }

    private String conclusion(Wanted wanted) {
        if (json.path("applied").asBoolean()) {
            return "Applied as change-set %s.".formatted(text(json, "changeSetId"));
        }
        JsonNode ack = json.path("ackNeeded");
        String needs =
                ack.isObject()
                        ? " To apply it, add --apply --ack-removed %d --ack-repointed %d."
                                .formatted(
                                        ack.path("removed").asInt(), ack.path("repointed").asInt())
                        : " Add --apply to take it over.";
        return wanted == Wanted.APPLY
                ? "Nothing was changed."
                : "This was a dry run: nothing was changed." + needs;
    }

    private void counts(Screen screen) {
        JsonNode counts = json.path("counts");
        List<String> parts = new ArrayList<>();
        counts.properties().forEach(c -> parts.add(c.getKey() + " " + c.getValue().asText()));
        if (!parts.isEmpty()) {
            screen.line("Services: " + String.join(", ", parts) + ".");
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
                finding.path("line").asInt() == 0 ? "" : finding.path("line").asText(),
                rows > 1 ? service + " and " + (rows - 1) + " more" : service,
                text(finding, "what"),
                text(finding, "remedy"));
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
