package org.barsrouter.journal.store;

import java.util.Map;

/// Which log a journal's database was derived from.
///
/// @param clusterId Kafka's own id of the cluster
public record JournalIdentity(String environment, String clusterId) {
    /// Rises when the tables change: an older database is built again.
    private static final String LAYOUT = "4";

    Map<String, String> properties() {
        return Map.of("environment", environment, "cluster", clusterId, "layout", LAYOUT);
    }
}
