package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// How one endpoint or host is: its lanes, its breakers, and why something waits there.
///
/// @param name id of the endpoint, or host with its port
public record PlacePage(
        String name,
        Kind kind,
        List<Lane> lanes,
        List<OverviewPage.Outage> outages,
        List<String> gaps) {

    /// What it is.
    public enum Kind {
        ENDPOINT("Endpoint"),
        HOST("Host");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// One lane.
    ///
    /// @param slots attempts at once: under way, allowed now, allowed by its policy
    public record Lane(
            String name,
            List<String> sentences,
            String slots,
            String waiting,
            String parked,
            String rate,
            List<Breaker> breakers) {

        static Lane of(JsonNode lane) {
            String rate = Fields.text(lane, "ratePerSecond");
            return new Lane(
                    Fields.text(lane, "lane"),
                    Fields.texts(lane, "sentences"),
                    "%s under way, %s allowed now, %s by its policy"
                            .formatted(
                                    Fields.text(lane, "inFlight"),
                                    Fields.text(lane, "allowed"),
                                    Fields.text(lane, "slots")),
                    Fields.text(lane, "waiting"),
                    Fields.text(lane, "parked"),
                    rate.isEmpty() ? "No limit" : rate + " a second",
                    breakers(lane));
        }

        private static List<Breaker> breakers(JsonNode lane) {
            List<Breaker> all = new ArrayList<>();
            for (JsonNode one : List.of(lane.path("endpoint"), lane.path("host"))) {
                if (one.isObject()) {
                    all.add(Breaker.of(one));
                }
            }
            all.addAll(Fields.each(lane, "services", Breaker::of));
            return List.copyOf(all);
        }
    }

    /// What decides whether attempts are made.
    public record Breaker(
            String scope, String subject, Tag state, String because, String since, String probe) {
        static Breaker of(JsonNode breaker) {
            String state = Fields.text(breaker, "state");
            return new Breaker(
                    Words.of(Fields.text(breaker, "scope")),
                    Fields.text(breaker, "subject"),
                    new Tag(
                            Words.of(state),
                            state.equals("CLOSED")
                                    ? "green"
                                    : state.equals("OPEN") ? "red" : "yellow"),
                    Words.of(Fields.text(breaker, "because")),
                    UkTime.seconds(Fields.text(breaker, "since")),
                    UkTime.seconds(Fields.text(breaker, "nextProbe")));
        }
    }

    /// The page of what delivery answered.
    public static PlacePage of(String name, Kind kind, JsonNode why) {
        return new PlacePage(
                name,
                kind,
                Fields.each(why, "lanes", Lane::of),
                OverviewPage.outages(why),
                Fields.texts(why, "gaps"));
    }
}
