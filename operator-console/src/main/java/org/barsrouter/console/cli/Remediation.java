package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
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

    /// Sends a bundle with its overlay and prints what comes of it.
    ///
    /// @param path plan or apply
    static int send(Promotion promotion, String path, Screen screen) {
        Answer answer = promotion.addresses().catalogue().post(path, promotion.body());
        if (!(answer instanceof Answered answered) || !answered.isSuccess()) {
            return screen.fail(answer);
        }
        if (promotion.json()) {
            screen.json(answered.json());
        } else {
            print(screen, answered.json());
            screen.line(answered.json().path("sentence").asText());
            String changeSet = answered.json().path("changeSetId").asText("");
            if (!changeSet.isEmpty()) {
                screen.line("Change-set " + changeSet + ".");
            }
        }
        return exit(answered.json());
    }

    /// A promotion as a command has it.
    record Promotion(Addresses addresses, JsonNode body, boolean json) {}

    /// Body of a plan or an application.
    static JsonNode body(Acting acting, Path bundle, Path overlay) {
        var body = acting.body();
        body.set("bundle", JsonFile.object(bundle));
        return body.put("overlay", JsonFile.text(overlay));
    }
}
