package org.barsrouter.console.page;

import java.util.Locale;

/// A word that is coloured too; the word alone says everything.
///
/// @param colour of nhsuk-frontend's tags
public record Tag(String word, String colour) {

    /// State of a message as the journal names it.
    public static Tag ofState(String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "accepted" -> new Tag("Accepted", "blue");
            case "waiting" -> new Tag("Waiting", "yellow");
            case "delivered" -> new Tag("Delivered", "green");
            case "dead" -> new Tag("Dead", "red");
            case "resolved" -> new Tag("Resolved", "grey");
            case "failed" -> new Tag("Failed", "orange");
            default -> new Tag(state.isEmpty() ? "Unknown" : state, "grey");
        };
    }

    /// How a delivery ended, or that it has not.
    public static Tag ofDisposition(String disposition) {
        return switch (disposition) {
            case "" -> new Tag("Open", "yellow");
            case "DELIVERED" -> new Tag("Delivered", "green");
            case "DELIVERED_DUPLICATE" -> new Tag("Delivered before", "green");
            case "CANCELLED" -> new Tag("Cancelled", "grey");
            default -> new Tag(Words.of(disposition), "red");
        };
    }

    /// Which environment this is.
    public static Tag ofEnvironment(String environment) {
        return new Tag(environment, environment.equals("PROD") ? "red" : "white");
    }
}
