package org.barsrouter.journal.fact;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Takes the ids out of a path: `/ServiceRequest/4711` becomes `/ServiceRequest/{id}`. Ids of
/// resources may lead to a patient, so the journal does not keep them.
public final class PathTemplate {
    private PathTemplate() {}

    /// Keeps the first segment and operations, replaces every other one.
    public static String of(String path) {
        String[] segments = path.split("/", -1);
        return IntStream.range(0, segments.length)
                .mapToObj(i -> keeps(segments[i], i) ? segments[i] : "{id}")
                .collect(Collectors.joining("/"));
    }

    private static boolean keeps(String segment, int index) {
        return segment.isEmpty()
                || segment.matches("[$_][A-Za-z-]+")
                || (index == 1 && segment.matches("[A-Za-z]+"));
    }
}
