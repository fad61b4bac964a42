package org.barsrouter.catalogue.http;

import java.util.List;
import java.util.function.Function;
import org.barsrouter.catalogue.app.Errand;
import org.jspecify.annotations.Nullable;

/// Work under way, or done.
///
/// @param over whether nothing more comes
/// @param lines what has been found so far, a line each
/// @param failure why nothing came of it
/// @param text the report as a person reads it, once it is there
/// @param report the same for programs
record ErrandView(
        String id,
        boolean over,
        List<String> lines,
        @Nullable String failure,
        @Nullable List<String> text,
        @Nullable Object report) {

    static <R> ErrandView of(Errand<R> errand, Function<R, List<String>> text) {
        R result = errand.result().orElse(null);
        return new ErrandView(
                errand.id(),
                errand.isOver(),
                errand.lines(),
                errand.failure().orElse(null),
                result == null ? null : text.apply(result),
                result);
    }
}
