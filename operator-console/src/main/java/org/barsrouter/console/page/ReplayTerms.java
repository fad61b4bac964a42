package org.barsrouter.console.page;

import java.util.LinkedHashMap;
import java.util.Map;

/// What is to be replayed and how: terms of a search, or ids.
///
/// @param ids delivery ids with commas between; empty for a search
/// @param rate messages a second
/// @param force whether objections that an operator may know better are overridden
public record ReplayTerms(SearchTerms search, String ids, String rate, boolean force) {
    private static final String USUAL_RATE = "50";

    /// Reads them from a form or a link.
    public static ReplayTerms of(Map<String, String> entered) {
        return new ReplayTerms(
                new SearchTerms(entered),
                entered.getOrDefault("ids", "").strip(),
                entered.getOrDefault("rate", USUAL_RATE).strip(),
                entered.containsKey("force"));
    }

    public boolean isEmpty() {
        return search.isEmpty() && ids.isEmpty();
    }

    /// What a form on the page sends along: the selection, without rate and force.
    public Map<String, String> selection() {
        return ids.isEmpty() ? search.entered() : Map.of("ids", ids);
    }

    /// The selection by the journal's names.
    public Map<String, String> select() {
        return ids.isEmpty() ? search.query() : Map.of("ids", ids);
    }

    /// What the dry run is asked.
    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>(select());
        query.put("rate", rate);
        query.put("force", Boolean.toString(force));
        return query;
    }

    /// In words, label and value.
    public Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            words.put("Delivery", ids);
        }
        for (SearchField field : SearchField.ALL) {
            String value = search.value(field.name());
            if (ids.isEmpty() && !value.isEmpty()) {
                words.put(
                        field.label(),
                        field.type().equals("select")
                                ? field.words(value)
                                : UkTime.entered(value).map(UkTime::minutes).orElse(value));
            }
        }
        return words;
    }
}
