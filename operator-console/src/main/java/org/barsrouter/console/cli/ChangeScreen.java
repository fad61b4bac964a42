package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.table.Table;

/// Shows how a change of the catalogue ended.
final class ChangeScreen {
    private static final int UNPROCESSABLE = 422;

    private ChangeScreen() {}

    static int show(Screen screen, Answer answer, boolean json) {
        if (!(answer instanceof Answered found)) {
            return screen.fail(answer);
        }
        if (!found.isSuccess()) {
            return refused(screen, found);
        }
        if (json) {
            screen.json(found.json());
        } else {
            said(screen, found.json());
        }
        return ExitCode.OK.number();
    }

    private static void said(Screen screen, JsonNode set) {
        screen.line(Fields.first(set, "summary"));
        if (set.path("applied").isBoolean()) {
            screen.line("This was a dry run: nothing was changed.");
            JsonNode ack = set.path("ackNeeded");
            if (ack.isObject()) {
                screen.line(
                        "It needs --ack-removed %d --ack-repointed %d."
                                .formatted(
                                        ack.path("removed").asInt(),
                                        ack.path("repointed").asInt()));
            }
            return;
        }
        screen.line(
                "Change-set %s: %s."
                        .formatted(Fields.first(set, "id"), Fields.first(set, "phase", "state")));
        String watch = Fields.first(set, "watchUntil");
        if (!watch.equals("-")) {
            screen.line("It is watched until " + watch + ".");
            screen.line("Take it back with: ./bars catalogue revert " + Fields.first(set, "id"));
        }
    }

    private static int refused(Screen screen, Answered found) {
        String code = found.json().path("code").asText();
        ExitCode exit =
                switch (code) {
                    case "CAT-003", "CAT-050" -> ExitCode.APPROVAL_NEEDED;
                    default ->
                            found.status() == UNPROCESSABLE
                                    ? ExitCode.INVALID_INPUT
                                    : ExitCode.FAILED;
                };
        JsonNode issues = found.json().path("issues");
        if (issues.size() > 1) {
            Table table = new Table("CODE", "FIELD", "WHAT", "REMEDY");
            issues.forEach(issue ->
                    table.row(
                            Fields.first(issue, "code"),
                            Fields.first(issue, "expression"),
                            Fields.first(issue, "what"),
                            Fields.first(issue, "remedy")));
            table.lines().forEach(screen::error);
        }
        return screen.fail(exit, found.problem());
    }
}
