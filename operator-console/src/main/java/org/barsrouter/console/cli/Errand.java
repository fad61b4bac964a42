package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Service;

/// Has work done that takes longer than a request: begins it, prints what it finds as it finds it,
/// and hands over the report.
final class Errand {
    private static final int BETWEEN_MILLIS = 200;

    private final Service service;
    private final Screen screen;
    private final Output output;

    /// Who reads what is printed.
    enum Output {
        PEOPLE,
        PROGRAMS
    }

    /// What came of it.
    sealed interface Outcome {
        /// It is over.
        ///
        /// @param answer with the report
        record Over(JsonNode answer) implements Outcome {}

        /// Nothing came of it; that has been printed.
        record Failed(int exit) implements Outcome {}
    }

    Errand(Service service, Screen screen, Output output) {
        this.service = service;
        this.screen = screen;
        this.output = output;
    }

    /// Begins and follows to the end.
    ///
    /// @param path that begins it
    /// @param watch path under which it is watched, its id is put behind
    Outcome run(String path, JsonNode body, String watch) {
        Answer begun = service.post(path, body);
        if (!(begun instanceof Answered answered) || !answered.isSuccess()) {
            return new Outcome.Failed(screen.fail(begun));
        }
        String id = answered.json().path("id").asText();
        int printed = 0;
        while (true) {
            Answer now = service.get(watch + "/" + Service.encoded(id));
            if (!(now instanceof Answered seen) || !seen.isSuccess()) {
                return new Outcome.Failed(screen.fail(now));
            }
            printed = print(seen.json().path("lines"), printed);
            if (seen.json().path("over").asBoolean()) {
                return over(seen.json());
            }
            pause();
        }
    }

    private int print(JsonNode lines, int printed) {
        if (output == Output.PEOPLE) {
            for (int i = printed; i < lines.size(); i++) {
                screen.line(lines.get(i).asText());
            }
        }
        return lines.size();
    }

    private Outcome over(JsonNode answer) {
        String failure = answer.path("failure").asText("");
        if (!failure.isEmpty()) {
            return new Outcome.Failed(screen.fail(ExitCode.FAILED, failure));
        }
        if (output == Output.PROGRAMS) {
            screen.json(answer);
        }
        return new Outcome.Over(answer);
    }

    /// What the report says behind its lines: why something failed and how to mend it.
    void printRemedies(JsonNode answer) {
        if (output == Output.PROGRAMS) {
            return;
        }
        int blank = 0;
        for (JsonNode line : answer.path("text")) {
            if (line.asText().isEmpty()) {
                blank++;
            }
            if (blank >= 2) {
                screen.line(line.asText());
            }
        }
    }

    private static void pause() {
        try {
            var _ = new CountDownLatch(1).await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the catalogue", e);
        }
    }
}
