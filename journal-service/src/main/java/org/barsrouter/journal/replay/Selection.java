package org.barsrouter.journal.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.barsrouter.journal.search.Search;

/// What an operator wants to replay.
public sealed interface Selection {

    /// Everything that a search finds.
    record Searched(Search search) implements Selection {}

    /// These messages.
    ///
    /// @param ids message ids or delivery ids
    record Named(List<String> ids) implements Selection {
        public Named {
            ids = List.copyOf(ids);
        }
    }

    /// Dead letters as they lie in their topic, from a place or a time on.
    ///
    /// @param partition all, if empty
    /// @param offset the first that counts, in that partition
    /// @param from the first instant of dying that counts
    /// @param until the first that is too late
    record Letters(
            Optional<Integer> partition,
            Optional<Long> offset,
            Optional<Instant> from,
            Optional<Instant> until)
            implements Selection {}
}
