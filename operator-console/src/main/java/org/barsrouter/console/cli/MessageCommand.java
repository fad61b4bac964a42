package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells the story of one message, or shows its body to whoever may see it.
@Command(
        name = "message",
        description = {
            "Tells the story of one message.",
            "With --body: its body, every value masked that may say something of a person; --whole shows all of it.",
            "The audit keeps who looked and why. Outside the sandbox this needs BARS_BODY_SECRET."
        },
        mixinStandardHelpOptions = true)
final class MessageCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private Acting acting = new Acting();

    @Parameters(paramLabel = "<messageId>", description = "As messages lists it")
    private String id = "";

    @Option(names = "--body", description = "Show its body, masked")
    private boolean body;

    @Option(names = "--whole", description = "With --body: mask nothing")
    private boolean whole;

    @Option(names = "--reason", description = "With --body: why", defaultValue = "")
    private String reason = "";

    @Option(names = "--json", description = "Print what the journal answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        if (body && reason.isEmpty()) {
            return screen.fail(
                    ExitCode.INVALID_INPUT,
                    "Say why you look: --reason is missing, and the audit keeps it.");
        }
        String path = "/journal/v1/messages/" + Service.encoded(id);
        Answer answer =
                body
                        ? addresses
                                .journal()
                                .post(
                                        path + "/body",
                                        acting.body().put("reason", reason).put("whole", whole),
                                        acting.vouchedToRead())
                        : addresses.journal().get(path);
        return screen.show(answer, json ? screen::json : found -> show(screen, found));
    }

    private void show(Screen screen, JsonNode answer) {
        if (body) {
            screen.line(answer.path("body").asText());
        } else {
            answer.path("sentences").forEach(sentence -> screen.line(sentence.asText()));
        }
    }
}
