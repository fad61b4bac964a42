package org.barsrouter.harness.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.barsrouter.sandbox.demo.Answer;
import org.barsrouter.sandbox.demo.Stage;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.partner.CastMember;

/// A message on its way: to whom, and what its sender is told, sooner or later.
record Exchange(BarsRequest request, CastMember receiver, CompletableFuture<Told> told) {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    /// Sends without waiting for the answer.
    static Exchange begin(Stage stage, BarsRequest request, CastMember receiver) {
        return new Exchange(
                request,
                receiver,
                CompletableFuture.supplyAsync(
                        () -> send(stage, request), Executors.newVirtualThreadPerTaskExecutor()));
    }

    /// The same message again: same ids, same body.
    Exchange repeat(Stage stage) {
        return begin(stage, request, receiver);
    }

    private static Told send(Stage stage, BarsRequest request) {
        try {
            return new Told.Answered(stage.send(request));
        } catch (UncheckedIOException e) {
            return new Told.Nothing();
        }
    }

    Told outcome() {
        try {
            return told.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("nobody knows what the sender was told", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// The answer, which echoes both ids whatever it says.
    Answer answer() {
        assertThat(outcome()).isInstanceOf(Told.Answered.class);
        Answer answer = ((Told.Answered) outcome()).answer();
        assertThat(answer.sent().echoes(request.ids())).as("both ids echoed").isTrue();
        return answer;
    }

    /// The sender was told this status, and a reason in BaRS's words unless it is good.
    void assertTold(int status, String code) {
        Answer answer = answer();
        assertThat(answer.status() + " " + answer.outcomeCode()).isEqualTo(status + " " + code);
    }

    void assertStatus(int status) {
        assertThat(answer().status()).isEqualTo(status);
    }
}
