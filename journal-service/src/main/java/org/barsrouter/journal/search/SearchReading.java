package org.barsrouter.journal.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.barsrouter.journal.history.Summary;
import org.jspecify.annotations.Nullable;

/// Takes in the parameters of one query, one after the other; the first fault counts.
final class SearchReading {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Map<Term, String> terms = new EnumMap<>(Term.class);
    private Optional<Instant> from = Optional.empty();
    private Optional<Instant> until = Optional.empty();
    private int limit = SearchRequest.USUAL;
    private String after = "";
    private @Nullable String fault;

    void take(String name, List<String> values) {
        String value = values.isEmpty() ? "" : values.getFirst();
        if (values.size() > 1) {
            wrong(shown(name) + " is given more than once.");
        } else if (!value.isEmpty() && isUsable(name, value)) {
            switch (name) {
                case "from" -> from = instant(name, value);
                case "until" -> until = instant(name, value);
                case "limit" -> limit(value);
                case "after" -> after = value;
                default -> term(name, value);
            }
        }
    }

    SearchRequest request() {
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            wrong("The instant from must be before until.");
        }
        Search search = new Search(terms, from, until);
        Optional<Cursor> place = Cursor.read(after, search);
        if (place.isEmpty() && !after.isEmpty()) {
            wrong(
                    "The parameter after must be what an earlier page of the same search gave as"
                            + " next.");
        }
        return fault == null
                ? new SearchRequest.Page(search, limit, place)
                : new SearchRequest.Wrong(fault);
    }

    private void wrong(String sentence) {
        fault = fault == null ? sentence : fault;
    }

    private void term(String name, String value) {
        Optional<Term> term = Term.named(name);
        if (term.isEmpty()) {
            wrong("%s is no parameter of a search: known are %s.".formatted(shown(name), known()));
        } else {
            term.get().fault(value).ifPresent(this::wrong);
            terms.put(term.get(), term.get().canonical(value));
        }
    }

    private boolean isUsable(String name, String value) {
        if (value.length() > Summary.LONGEST) {
            wrong(
                    "%s has %d characters: %d are the most."
                            .formatted(shown(name), value.length(), Summary.LONGEST));
            return false;
        }
        if (value.codePoints().anyMatch(c -> Character.isISOControl(c) || isSurrogate(c))) {
            wrong(shown(name) + " holds a control character, which no value of it does.");
            return false;
        }
        return true;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private Optional<Instant> instant(String name, String value) {
        try {
            Instant read = Instant.parse(value);
            if (!read.isBefore(Instant.EPOCH) && !read.isAfter(LATEST)) {
                return Optional.of(read);
            }
            wrong(name + " must lie between the years 1970 and 9999.");
        } catch (DateTimeException e) {
            wrong(name + " must be an instant, such as 2026-11-23T10:02:11Z.");
        }
        return Optional.empty();
    }

    private void limit(String value) {
        int read = value.matches("\\d{1,4}") ? Integer.parseInt(value) : 0;
        if (read < 1 || read > SearchRequest.MOST) {
            wrong("The limit must be between 1 and " + SearchRequest.MOST + ".");
        }
        limit = read;
    }

    /// A name that came from outside, fit to be repeated.
    private static String shown(String name) {
        return name.matches("[A-Za-z]{1,30}") ? "The parameter " + name : "A parameter";
    }

    private static String known() {
        return Stream.concat(
                        Arrays.stream(Term.values()).map(Term::parameter),
                        Stream.of("from", "until", "limit", "after"))
                .collect(Collectors.joining(", "));
    }
}
