package org.barsrouter.journal.app;

import org.barsrouter.journal.kafka.ReadingState;
import org.barsrouter.journal.store.JournalDatabase;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Ready when the database answers and the topics are being read into it.
@Component("journal")
class JournalHealth implements HealthIndicator {
    private final ReadingState state;
    private final JournalDatabase database;

    JournalHealth(ReadingState state, JournalDatabase database) {
        this.state = state;
        this.database = database;
    }

    @Override
    public Health health() {
        boolean works = state.phase() == ReadingState.Phase.READING && database.isOpen();
        return (works ? Health.up() : Health.down())
                .withDetail("reading", state.phase())
                .withDetail("lagRecords", state.lag().records())
                .build();
    }
}
