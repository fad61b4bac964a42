package org.barsrouter.journal.replay;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.journal.search.Search;
import org.barsrouter.journal.search.SearchRequest;

/// What is to be replayed as it was asked for, or what is wrong with the question.
public sealed interface SelectionRequest {
    /// Parameter that lists ids, with commas between.
    String IDS = "ids";

    /// Parameter that says where in the topic of dead letters to begin: a partition and an offset
    /// (`2@1500`), a partition (`2`), or `all`.
    String LETTERS = "letters";

    int MOST_IDS = 1_000;

    /// One that can be answered.
    record Selected(Selection selection) implements SelectionRequest {}

    /// One that cannot.
    ///
    /// @param sentence for whoever asked
    record Wrong(String sentence) implements SelectionRequest {}

    /// Reads parameters: `ids`, or `letters` with `from` and `until`, or the terms of a search.
    static SelectionRequest read(Map<String, List<String>> parameters) {
        Map<String, List<String>> terms = new HashMap<>(parameters);
        List<String> ids = terms.getOrDefault(IDS, List.of());
        List<String> letters = terms.getOrDefault(LETTERS, List.of());
        terms.keySet().removeAll(Set.of(IDS, LETTERS));
        if (!ids.isEmpty()) {
            return terms.isEmpty() && letters.isEmpty()
                    ? named(ids.getFirst())
                    : new Wrong("Ids say which messages: they go with no other term.");
        }
        return switch (SearchRequest.read(terms)) {
            case SearchRequest.Wrong(String sentence) -> new Wrong(sentence);
            case SearchRequest.Page(Search search, _, _) ->
                    letters.isEmpty()
                            ? new Selected(new Selection.Searched(search))
                            : letters(letters.getFirst(), search);
        };
    }

    private static SelectionRequest named(String text) {
        List<String> ids =
                Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .toList();
        if (ids.isEmpty() || ids.size() > MOST_IDS) {
            return new Wrong("Give between 1 and " + MOST_IDS + " ids, with commas between.");
        }
        return ids.stream().allMatch(id -> id.matches("[0-9A-Za-z.-]{1,60}"))
                ? new Selected(new Selection.Named(ids))
                : new Wrong("An id is a message id or a delivery id, as the lists show them.");
    }

    private static SelectionRequest letters(String place, Search search) {
        if (!search.terms().isEmpty()) {
            return new Wrong("Dead letters by their topic go with from and until only.");
        }
        if (!place.matches("all|\\d{1,6}(@\\d{1,18})?")) {
            return new Wrong(
                    "The place in the topic must be a partition and an offset, such as 2@1500, a partition, or all.");
        }
        String[] parts = place.split("@", -1);
        boolean all = place.equals("all");
        return new Selected(
                new Selection.Letters(
                        all ? Optional.empty() : Optional.of(Integer.valueOf(parts[0])),
                        parts.length > 1 ? Optional.of(Long.valueOf(parts[1])) : Optional.empty(),
                        search.from(),
                        search.until()));
    }
}
