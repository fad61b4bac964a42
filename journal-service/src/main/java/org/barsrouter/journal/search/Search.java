package org.barsrouter.journal.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.journal.history.Summary;

/// What an operator looks for: every term must fit.
///
/// @param terms values as the journal keeps them
/// @param from the earliest instant that messages begin at
/// @param until the first instant that is too late
public record Search(Map<Term, String> terms, Optional<Instant> from, Optional<Instant> until) {

    public Search {
        EnumMap<Term, String> copy = new EnumMap<>(Term.class);
        copy.putAll(terms);
        terms = Collections.unmodifiableMap(copy);
    }

    /// Whether a message fits every term.
    public boolean fits(Summary line) {
        return terms.entrySet().stream()
                .allMatch(term -> term.getKey().fits(line, term.getValue()));
    }

    /// A mark of a place in what this search finds: a cursor goes on with its own search only.
    byte[] digest(String place) {
        try {
            String all = terms + "\n" + from + "\n" + until + "\n" + place;
            return MessageDigest.getInstance("SHA-256")
                    .digest(all.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
