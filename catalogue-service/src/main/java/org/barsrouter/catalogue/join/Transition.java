package org.barsrouter.catalogue.join;

/// What comes of a step in the life of a request.
public sealed interface Transition {

    /// It went on.
    ///
    /// @param event type of the event that tells of it
    record Moved(Join join, String event) implements Transition {}

    /// It cannot be.
    ///
    /// @param why as a sentence, with the remedy
    record Impossible(String why) implements Transition {}
}
