package org.barsrouter.catalogue.decide;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a command names, or why it cannot be used. One of the two is there.
record Found<T>(@Nullable T thing, Optional<Problem> problem) {

    static <T> Found<T> of(T thing) {
        return new Found<>(thing, Optional.empty());
    }

    static <T> Found<T> not(Problem problem) {
        return new Found<>(null, Optional.of(problem));
    }

    /// Goes on with the thing, if it is there.
    Optional<Problem> then(Function<T, Optional<Problem>> next) {
        return thing == null ? problem : next.apply(thing);
    }
}
