package org.barsrouter.journal.search;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.barsrouter.journal.history.Summary;

/// All terms of a message in one number, five bits for each: every index of a term carries it, so
/// that a search of several terms walks one index and passes by most of what the other terms rule
/// out without looking at the messages themselves. It may let a message through that does not fit,
/// never the other way round.
///
/// (Signature files: Faloutsos and Christodoulakis, "Signature Files: An Access Method for
/// Documents and Its Analytical Performance Evaluation", 1984.)
public final class Signature {
    /// Values of a mark.
    public static final int MARKS = 32;

    /// Each message has its own: nothing else narrows them down.
    private static final Set<Term> LEFT_OUT = EnumSet.of(Term.REQUEST_ID, Term.CORRELATION_ID);

    /// Chosen so that the marks of all states, of all dispositions and of the usual statuses
    /// differ.
    private static final int SPREAD = 0x829A48D5;

    private Signature() {}

    public static long of(Summary line) {
        return Arrays.stream(Term.values())
                .filter(Signature::has)
                .mapToLong(term ->
                        term.of(line).map(value -> mark(term, value) * place(term)).orElse(0L))
                .sum();
    }

    /// Whether a term has a mark.
    public static boolean has(Term term) {
        return !LEFT_OUT.contains(term);
    }

    /// What a term's mark is multiplied by.
    public static long place(Term term) {
        long place = 1;
        for (Term before : Term.values()) {
            if (before == term) {
                break;
            }
            place *= has(before) ? MARKS : 1;
        }
        return place;
    }

    /// The mark of a value, from 0 to 31. Those of states, dispositions and usual statuses differ.
    ///
    /// @param value as the journal keeps it; of a service with or without its system
    public static int mark(Term term, String value) {
        return spread(term == Term.SERVICE ? Summary.Sent.serviceValue(value) : value);
    }

    private static int spread(String value) {
        return (value.replace('\0', '\uFFFD').hashCode() * SPREAD) >>> 27;
    }
}
