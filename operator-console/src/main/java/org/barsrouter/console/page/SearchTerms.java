package org.barsrouter.console.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What messages are searched by, as somebody filled the form in.
///
/// @param entered by name of the field; empty fields are left out
public record SearchTerms(Map<String, String> entered) {

    /// What is wrong with a field.
    public record Fault(String field, String sentence) {}

    public SearchTerms {
        Map<String, String> kept = new LinkedHashMap<>();
        for (SearchField field : SearchField.ALL) {
            String value = entered.getOrDefault(field.name(), "").strip();
            if (!value.isEmpty()) {
                kept.put(field.name(), value);
            }
        }
        entered = kept;
    }

    public boolean isEmpty() {
        return entered.isEmpty();
    }

    /// What stands in a field; empty for nothing.
    public String value(String field) {
        return entered.getOrDefault(field, "");
    }

    /// What keeps these from being searched by. The journal judges the rest.
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (SearchField field : SearchField.ALL) {
            fault(field, value(field.name())).ifPresent(faults::add);
        }
        return faults;
    }

    private static Optional<Fault> fault(SearchField field, String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (field.isTime() && UkTime.entered(value).isEmpty()) {
            return Optional.of(
                    new Fault(
                            field.name(),
                            "“%s” must be a date and a time, such as 2026-11-28T14:05"
                                    .formatted(field.label())));
        }
        return !field.mayHoldTenDigits() && NhsNumber.isLike(value)
                ? Optional.of(
                        new Fault(
                                field.name(),
                                "“%s” must not hold an NHS number: messages are not found by patients"
                                        .formatted(field.label())))
                : Optional.empty();
    }

    /// The terms by the journal's names for them, times as instants.
    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>(entered);
        query.computeIfPresent("from", (_, value) -> instant(value));
        query.computeIfPresent("until", (_, value) -> instant(value));
        return query;
    }

    /// The same as the query of a link.
    public String link() {
        return entered.entrySet().stream()
                .map(term -> term.getKey() + "=" + encoded(term.getValue()))
                .collect(Collectors.joining("&"));
    }

    /// A value made safe for a query.
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String instant(String value) {
        return UkTime.entered(value).map(Object::toString).orElse(value);
    }
}
