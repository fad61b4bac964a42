package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// How one endpoint or host is: its lanes, its breakers, and why something waits there.
///
/// @param orders in force here
public record PlacePage(
        PlaceLinks.Place place,
        Orders orders,
        List<Lane> lanes,
        List<OverviewPage.Outage> outages,
        List<String> gaps) {

    /// What it is.
    public enum Kind {
        ENDPOINT("Endpoint", Section.ENDPOINTS),
        HOST("Host", Section.HOSTS);

        private final String word;
        private final Section section;

        Kind(String word, Section section) {
            this.word = word;
            this.section = section;
        }

        public Section section() {
            return section;
        }

        public String word() {
            return word;
        }
    }

    /// Operators' orders.
    ///
    /// @param trouble why they are not known; empty when they are
    public record Orders(List<Order> all, String trouble) {

        /// What the journal answered, for one place.
        public static Orders of(JsonNode answer, PlaceLinks.Place place, String trouble) {
            return new Orders(
                    Fields.each(answer, "orders", order -> order).stream()
                            .filter(order ->
                                    Fields.text(order, "scope").equalsIgnoreCase(place.scope()))
                            .filter(order -> Fields.text(order, "subject").equals(place.name()))
                            .map(Order::of)
                            .toList(),
                    trouble);
        }
    }

    /// An order that stands until it is lifted.
    public record Order(String words, String by, String at, String reason) {
        static Order of(JsonNode order) {
            String value = Fields.text(order, "value").replaceFirst("\\.0$", "");
            return new Order(
                    switch (Fields.text(order, "kind")) {
                        case "PAUSE" -> "Paused";
                        case "RATE" -> value + " attempts a second at most";
                        case "IN_FLIGHT" -> value + " attempts at once at most";
                        default -> Words.of(Fields.text(order, "kind"));
                    },
                    Fields.text(order, "actor"),
                    UkTime.minutes(Fields.text(order, "at")),
                    Fields.text(order, "reason"));
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
    public static PlacePage of(PlaceLinks.Place place, Orders orders, JsonNode why) {
        return new PlacePage(
                place,
                orders,
                Fields.each(why, "lanes", Lane::of),
                OverviewPage.outages(why),
                Fields.texts(why, "gaps"));
    }
}
