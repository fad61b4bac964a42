package org.barsrouter.journal.http;

import org.jspecify.annotations.Nullable;

/// What every act of an operator must say: who and why.
final class Wishes {
    private static final int LONGEST = 500;

    private Wishes() {}

    /// What is missing, as a sentence; null when nothing is.
    static @Nullable String missing(@Nullable String actor, @Nullable String reason) {
        if (text(actor).isEmpty()) {
            return "Say who asks: actor is missing.";
        }
        if (text(reason).isEmpty()) {
            return "Say why: reason is missing, and the audit keeps it.";
        }
        boolean tooLong = text(actor).length() > LONGEST || text(reason).length() > LONGEST;
        return tooLong ? "Actor and reason may have " + LONGEST + " characters at most." : null;
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
