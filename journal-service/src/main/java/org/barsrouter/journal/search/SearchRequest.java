package org.barsrouter.journal.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A page of a search as it was asked for, or what is wrong with the question. Values are hostile
/// until they have been here: what is too long, holds control characters or means nothing is
/// refused with a sentence that names the parameter and never repeats the value.
public sealed interface SearchRequest {
    int MOST = 1000;
    int USUAL = 50;

    /// One that can be answered.
    ///
    /// @param limit messages on the page
    record Page(Search search, int limit, Optional<Cursor> after) implements SearchRequest {}

    /// One that cannot.
    ///
    /// @param sentence for whoever asked
    record Wrong(String sentence) implements SearchRequest {}

    /// Reads the parameters of a query; empty values count as not given.
    static SearchRequest read(Map<String, List<String>> parameters) {
        SearchReading reading = new SearchReading();
        parameters.forEach(reading::take);
        return reading.request();
    }
}
