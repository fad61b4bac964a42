package org.barsrouter.catalogue.decide;

import java.util.Optional;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.jspecify.annotations.Nullable;

/// What a service or an endpoint may be called.
final class Names {
    private static final int LONGEST = 100;

    private Names() {}

    /// What is wrong with a name; nothing with an absent one.
    static Optional<Problem> problem(@Nullable String name) {
        return name == null || (!name.isBlank() && name.length() <= LONGEST)
                ? Optional.empty()
                : Optional.of(
                        new Problem(
                                Code.INVALID,
                                "name",
                                "A name has 1 to " + LONGEST + " characters.",
                                "Shorten it, or leave it out."));
    }
}
