package org.barsrouter.console.page;

import java.util.Arrays;
import java.util.Optional;

/// What limiting an endpoint or a host would mean, with the form that orders it. Nothing has been
/// done yet.
///
/// @param entered the number, empty to lift the limit
/// @param fault what keeps it from being ordered; empty for nothing
public record LimitPage(PlaceLinks.Place place, Limit limit, String entered, String fault) {

    /// What can be limited.
    public enum Limit {
        RATE(
                "rate",
                "Attempts a second",
                "at most %s attempts a second are made here",
                "attempts are made as fast as the route allows"),
        IN_FLIGHT(
                "in-flight",
                "Attempts at once",
                "at most %s attempts are under way here at once, which is how fast a backlog drains",
                "as many attempts are under way at once as the route allows");

        private final String word;
        private final String label;
        private final String limited;
        private final String lifted;

        Limit(String word, String label, String limited, String lifted) {
            this.word = word;
            this.label = label;
            this.limited = limited;
            this.lifted = lifted;
        }

        /// As the journal calls the action.
        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        public static Optional<Limit> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }
    }

    /// What was entered for a limit.
    public static LimitPage of(PlaceLinks.Place place, Limit limit, String entered) {
        String number = entered.strip();
        return new LimitPage(place, limit, number, fault(limit, number));
    }

    /// The same with what the journal had against it.
    public LimitPage refused(String sentence) {
        return new LimitPage(place, limit, entered, sentence);
    }

    public boolean isLifting() {
        return entered.isEmpty();
    }

    /// What would hold from then on.
    public String sentence() {
        String what = isLifting() ? limit.lifted : limit.limited.formatted(entered);
        return "In each instance of delivery, " + what + ".";
    }

    private static String fault(Limit limit, String number) {
        if (number.isEmpty()) {
            return "";
        }
        return switch (limit) {
            case RATE ->
                    number.matches("\\d{1,6}(\\.\\d{1,3})?") && Double.parseDouble(number) > 0
                            ? ""
                            : "Attempts a second must be a number above 0, such as 20 or 0.5; to stop them, pause";
            case IN_FLIGHT ->
                    number.matches("[1-9]\\d{0,5}")
                            ? ""
                            : "Attempts at once must be a whole number, 1 or more; to stop them, pause";
        };
    }
}
