package org.barsrouter.sandbox.demo;

import java.io.Serial;

/// A story that did not come true: what was expected, and what was seen.
public final class StoryFailed extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    StoryFailed(String message) {
        super(message);
    }

    /// Fails unless what was seen is what was expected.
    static <T> void unlessEqual(String what, T expected, T seen) {
        unless(expected.equals(seen), what + " was " + seen + " instead of " + expected);
    }

    static void unless(boolean holds, String otherwise) {
        if (!holds) {
            throw new StoryFailed(otherwise);
        }
    }
}
