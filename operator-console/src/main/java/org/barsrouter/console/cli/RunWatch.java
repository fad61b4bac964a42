package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Service;

/// Watches a replay run until it needs somebody, or is over. Ending the command does not end the
/// run.
final class RunWatch {
    private static final int BETWEEN_MILLIS = 500;

    private final Service journal;
    private final Screen screen;
    private final boolean json;

    RunWatch(Service journal, Screen screen, boolean json) {
        this.journal = journal;
        this.screen = screen;
        this.json = json;
    }

    /// Shows a bar until then, and the report; gives the exit code.
    int follow(JsonNode first) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        JsonNode run = first;
        while (RunScreen.isMoving(run)) {
            screen.bar(RunScreen.bar(run));
            var _ = never.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
            Answer answer =
                    journal.get(
                            "/journal/v1/replays/runs/"
                                    + Service.encoded(first.path("runId").asText()));
            if (!(answer instanceof Answered seen) || !seen.isSuccess()) {
                return screen.fail(answer);
            }
            run = seen.json();
        }
        screen.endBar();
        return show(run);
    }

    /// Shows how far a run is, or its report; gives the exit code.
    int show(JsonNode run) {
        if (json) {
            screen.json(run);
        } else {
            RunScreen.one(run).forEach(screen::line);
        }
        return RunScreen.exit(run).number();
    }
}
