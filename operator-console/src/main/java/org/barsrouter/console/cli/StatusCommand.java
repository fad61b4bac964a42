package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells the story of a conversation in plain sentences.
@Command(
        name = "status",
        description = "Tells what happened to the messages of one X-Correlation-Id.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final InstantSource clock = InstantSource.system();
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Parameters(paramLabel = "<X-Correlation-Id>", description = "As the sender wrote it")
    private String correlationId = "";

    @Option(names = "--json", description = "Print what the journal answers, for programs")
    private boolean json;

    @Option(
            names = "--wait",
            paramLabel = "<seconds>",
            description = "Wait until the journal knows the conversation (${DEFAULT-VALUE})",
            defaultValue = "0")
    private int seconds;

    @Override
    public Integer call() throws InterruptedException {
        Screen screen = Screen.of(spec);
        Answer answer = ask(addresses.journal());
        return screen.show(answer, json ? screen::json : found -> tell(screen, found));
    }

    private Answer ask(Service journal) throws InterruptedException {
        String path = "/journal/v1/conversations/" + Service.encoded(correlationId);
        Instant latest = clock.instant().plusSeconds(seconds);
        Answer answer = journal.get(path);
        CountDownLatch never = new CountDownLatch(1);
        while (answer instanceof Answered(int status, JsonNode _, String _)
                && status == 404
                && clock.instant().isBefore(latest)
                && !never.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            answer = journal.get(path);
        }
        return answer;
    }

    private static void tell(Screen screen, JsonNode conversation) {
        for (JsonNode message : conversation.path("messages")) {
            screen.line(message.path("title").asText());
            screen.line("  message id " + message.path("message").path("messageId").asText());
            message.path("message")
                    .path("sentences")
                    .forEach(sentence -> screen.line("  - " + sentence.asText()));
        }
    }
}
