package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Sends a dead letter on its way again.
@Command(
        name = "replay",
        description = "Submits a dead letter again, as a new delivery with the same ids.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Parameters(paramLabel = "<deliveryId>", description = "As dead-letters lists it")
    private String deliveryId = "";

    @Option(names = "--reason", required = true, description = "Why; the audit keeps it")
    private String reason = "";

    @Option(
            names = "--actor",
            description = "Who asks (${DEFAULT-VALUE})",
            defaultValue = "${sys:user.name}")
    private String actor = "";

    @Option(
            names = "--force",
            description = "Replay although its sender was told, it arrived, or later ones went")
    private boolean force;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        ObjectNode wish =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("deliveryId", deliveryId)
                        .put("actor", actor)
                        .put("reason", reason)
                        .put("force", force);
        Answer answer = addresses.journal().post("/journal/v1/replays", wish);
        if (!(answer instanceof Answered done) || !done.isSuccess()) {
            return screen.fail(answer);
        }
        screen.line(
                "Replayed %s as delivery %s."
                        .formatted(
                                done.json().path("replayOf").asText(deliveryId),
                                done.json().path("deliveryId").asText()));
        return ExitCode.OK.number();
    }
}
