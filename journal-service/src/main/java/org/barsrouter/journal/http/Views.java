package org.barsrouter.journal.http;

import org.jspecify.annotations.Nullable;

/// How ids appear in JSON.
final class Views {
    private Views() {}

    static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
