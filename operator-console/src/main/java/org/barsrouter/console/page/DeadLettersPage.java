package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Messages that are dead, grouped by why and where.
///
/// @param looked how many were looked at
/// @param more whether there are more
public record DeadLettersPage(String looked, List<Cause> causes, More more) {

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
            String count,
            String oldest,
            String newest,
            SearchTerms terms) {

        static Cause of(JsonNode group) {
            String reason = Fields.text(group, "reason");
            String disposition = Fields.text(group, "disposition");
            String host = Fields.text(group, "host");
            Map<String, String> terms = new LinkedHashMap<>();
            terms.put("state", "dead");
            terms.put("reason", reason);
            terms.put("host", host);
            terms.put("disposition", disposition);
            return new Cause(
                    Words.of(reason),
                    Tag.ofDisposition(disposition),
                    host,
                    Fields.text(group, "endpointId"),
                    figure(group, "messages"),
                    UkTime.minutes(Fields.text(group, "oldest")),
                    UkTime.minutes(Fields.text(group, "newest")),
                    new SearchTerms(terms));
        }
    }

    /// The page of the journal's groups, the largest first.
    public static DeadLettersPage of(JsonNode found) {
        return new DeadLettersPage(
                figure(found, "looked"),
                Fields.each(found, "causes", Cause::of),
                found.path("more").asBoolean() ? More.NEWEST : More.ALL);
    }

    private static String figure(JsonNode node, String name) {
        return String.format(Locale.ROOT, "%,d", node.path(name).asInt());
    }
}
