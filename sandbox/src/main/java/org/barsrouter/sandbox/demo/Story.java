package org.barsrouter.sandbox.demo;

import org.barsrouter.schemas.id.CorrelationId;

/// One thing that the system does, shown with real messages.
///
/// @param title what must be true at its end
public record Story(String title, Telling telling) {

    /// Plays the story; whatever is not as told is a {@link StoryFailed}.
    @FunctionalInterface
    public interface Telling {
        Told tell(Stage stage) throws InterruptedException;
    }

    /// What happened, in one sentence, and the conversation to look up.
    public record Told(CorrelationId conversation, String sentence) {}

    Told tell(Stage stage) throws InterruptedException {
        return telling.tell(stage);
    }
}
