package org.barsrouter.schemas.registry;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for a registry that is out of reach when a record is to be *read*: a reader that gave up
/// at once would take a good record for poison. Writers hear of it at once, because somebody waits
/// for them.
public final class PatientRegistry implements SchemaRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(PatientRegistry.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final SchemaRegistry registry;
    private final Duration patience;

    /// @param patience how long a reader waits; below Kafka's `max.poll.interval.ms`, 5 minutes
    public PatientRegistry(SchemaRegistry registry, Duration patience) {
        this.registry = registry;
        this.patience = patience;
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return registry.idOf(subject, schema);
    }

    @Override
    public Schema byId(int id) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return registry.byId(id);
            } catch (SchemaRegistryException e) {
                if (!e.mayPass()
                        || System.nanoTime() > end
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.atWarn()
                        .addKeyValue("schemaId", id)
                        .addKeyValue("why", e.getMessage())
                        .log("reading waits for the schema registry");
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
