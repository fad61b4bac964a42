package org.barsrouter.catalogue.intake;

import java.time.Instant;
import java.util.Map;
import org.barsrouter.catalogue.change.Counts;
import org.barsrouter.catalogue.targets.Deployment;
import org.jspecify.annotations.Nullable;

/// What was done with which file, for those who must show it later.
///
/// @param mode `dry-run` or `apply`
/// @param counts absent when the file was not good enough to count
/// @param findings how many of each severity
/// @param offsets of the catalogue's events; they differ by what the import wrote
/// @param changeRef the ticket that it belongs to
public record Manifest(
        String mode,
        Deployment environment,
        Input input,
        @Nullable Counts counts,
        Map<String, Integer> findings,
        @Nullable String changeSetId,
        @Nullable Instant effectiveFrom,
        Offsets offsets,
        @Nullable String actor,
        @Nullable String changeRef,
        Instant startedAt,
        long tookMillis) {

    /// The file.
    ///
    /// @param sha256 as `sha256sum` prints it
    /// @param rows of the file, test targets included
    /// @param services that the rules let through
    public record Input(String file, String sha256, int rows, int services) {}

    /// End of the catalogue's events before and after; absent when Kafka did not say.
    public record Offsets(@Nullable Long before, @Nullable Long after) {}

    public Manifest {
        findings = Map.copyOf(findings);
    }
}
