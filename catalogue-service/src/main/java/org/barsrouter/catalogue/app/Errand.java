package org.barsrouter.catalogue.app;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Work that takes longer than a request: whoever asked for it comes back and looks how far it is.
///
/// @param <R> what comes of it
public final class Errand<R> {
    private final String id;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile @Nullable R result;
    private volatile @Nullable String failure;

    Errand(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /// What has been found so far, a line each.
    public List<String> lines() {
        return List.copyOf(lines);
    }

    public Optional<R> result() {
        return Optional.ofNullable(result);
    }

    /// Why nothing came of it, as a sentence.
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    public boolean isOver() {
        return result != null || failure != null;
    }

    void tell(String line) {
        lines.add(line);
    }

    void end(R with) {
        result = with;
    }

    void fail(String sentence) {
        failure = sentence;
    }
}
