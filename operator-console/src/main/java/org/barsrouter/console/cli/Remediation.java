package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.barsrouter.console.table.Table;

/// What a promotion takes, and what it leaves behind.
final class Remediation {
    private Remediation() {}

    static void print(Screen screen, JsonNode answer) {
        Table promoted = new Table("PROMOTED", "PRODUCT", "ADDRESS", "LIVE FROM");
        for (JsonNode one : answer.path("promoted")) {
            promoted.row(
                    Fields.first(one, "service"),
                    Fields.first(one, "product"),
                    Fields.first(one, "address"),
                    Fields.first(one, "liveFrom"));
        }
        if (!promoted.isEmpty()) {
            screen.table(promoted);
        }
        Table left = new Table("LEFT BEHIND", "WHY");
        for (JsonNode one : answer.path("remediation")) {
            left.row(Fields.first(one, "service"), Fields.first(one, "why"));
        }
        if (!left.isEmpty()) {
            screen.table(left);
        }
    }

    static int exit(JsonNode answer) {
        return answer.path("remediation").isEmpty()
                ? ExitCode.OK.number()
                : ExitCode.WARNINGS.number();
    }
}
