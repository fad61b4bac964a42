package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Messages that are dead, grouped by why and where.
///
/// @param more whether there are more than were looked at
public record DeadLettersPage(int looked, List<Cause> causes, More more) {

    /// Whether everything was looked at.
    public enum More {
        ALL,
        /// Only the newest were.
        NEWEST
    }

    /// Messages that died of the same at the same place.
    ///
    /// @param terms a search that finds them
    public record Cause(
            String reason,
            Tag disposition,
            String host,
            String endpoint,
            int count,
            String oldest,
            String newest,
            SearchTerms terms) {}

    private record Key(String reason, String disposition, String host, String endpoint) {}

    /// Groups the newest of the journal's dead messages, the largest group first.
    public static DeadLettersPage of(JsonNode found) {
        Map<Key, List<String>> times = new LinkedHashMap<>();
        for (JsonNode message : found.path("messages")) {
            Key key =
                    new Key(
                            Fields.text(message, "reason"),
                            Fields.text(message, "disposition"),
                            Fields.text(message, "host"),
                            Fields.text(message, "endpointId"));
            times.computeIfAbsent(key, _ -> new ArrayList<>()).add(Fields.text(message, "lastAt"));
        }
        return new DeadLettersPage(
                found.path("messages").size(),
                times.entrySet().stream()
                        .map(group -> cause(group.getKey(), group.getValue()))
                        .sorted(Comparator.comparingInt(Cause::count).reversed())
                        .toList(),
                found.path("next").isTextual() ? More.NEWEST : More.ALL);
    }

    private static Cause cause(Key key, List<String> times) {
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put("state", "dead");
        terms.put("reason", key.reason());
        terms.put("host", key.host());
        terms.put("disposition", key.disposition());
        List<String> sorted = times.stream().sorted().toList();
        return new Cause(
                Words.of(key.reason()),
                Tag.ofDisposition(key.disposition()),
                key.host(),
                key.endpoint(),
                times.size(),
                UkTime.minutes(sorted.getFirst()),
                UkTime.minutes(sorted.getLast()),
                new SearchTerms(terms));
    }
}
