package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A bundle from another environment, with this environment's addresses.
final class PromotedBundle {
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private Acting acting = new Acting();

    @Parameters(paramLabel = "BUNDLE.json", description = "What was exported")
    private Path bundle = Path.of("");

    @Option(
            names = "--overlay",
            required = true,
            paramLabel = "CSV",
            description = "This environment's addresses: product,instance,address,liveFrom")
    private Path overlay = Path.of("");

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    /// Hands it in and prints what comes of it.
    ///
    /// @param act plan or apply
    int handIn(String act, Screen screen) {
        ObjectNode body = acting.body();
        body.set("bundle", JsonFile.object(bundle));
        body.put("overlay", JsonFile.text(overlay));
        Answer answer =
                addresses
                        .catalogue()
                        .post("/catalogue/v1/promotions/$" + act, body, acting.headers());
        if (!(answer instanceof Answered answered) || !answered.isSuccess()) {
            return screen.fail(answer);
        }
        if (json) {
            screen.json(answered.json());
        } else {
            Remediation.print(screen, answered.json());
            screen.line(answered.json().path("sentence").asText());
            String changeSet = answered.json().path("changeSetId").asText("");
            if (!changeSet.isEmpty()) {
                screen.line("Change-set " + changeSet + ".");
            }
        }
        return Remediation.exit(answered.json());
    }
}
