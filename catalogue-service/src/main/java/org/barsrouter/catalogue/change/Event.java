package org.barsrouter.catalogue.change;

import java.time.Instant;
import org.barsrouter.catalogue.targets.Deployment;
import org.jspecify.annotations.Nullable;

/// One link of the audit chain.
///
/// @param id UUIDv5, so that the same change never has two
/// @param previousHash hash of the event before; absent for the first of all
public record Event(
        String id, Content content, Context context, String hash, @Nullable String previousHash) {

    /// What happened to what.
    ///
    /// @param aggregateId key of a service, id of an endpoint or of a change-set
    /// @param version of the aggregate, from 1
    /// @param before compact JSON; absent for what is new
    public record Content(
            String type,
            String aggregateId,
            long version,
            @Nullable String before,
            @Nullable String after) {}

    /// What all events of a change-set have in common.
    ///
    /// @param source `api`, or `import:` or `csv:` and the file's name
    public record Context(
            Deployment deployment,
            String changeSetId,
            Instant occurredAt,
            Instant effectiveFrom,
            Actor actor,
            String source,
            @Nullable String reason,
            @Nullable String requestId,
            @Nullable String correlationId) {

        /// The same for an event that applies from another instant.
        public Context from(Instant instant) {
            return new Context(
                    deployment,
                    changeSetId,
                    occurredAt,
                    instant,
                    actor,
                    source,
                    reason,
                    requestId,
                    correlationId);
        }
    }
}
