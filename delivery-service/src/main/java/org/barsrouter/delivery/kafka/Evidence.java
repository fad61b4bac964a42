package org.barsrouter.delivery.kafka;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barsrouter.schemas.avro.Attempt;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes attempts down, behind everything that a sender waits for: on threads of its own, through
/// a producer of its own, so that a topic that cannot be written delays neither an answer nor the
/// parking of a message. The last attempt stands in the answer as well, earlier ones in the parked
/// entry: what cannot wait any more is left out, counted and said.
public final class Evidence implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);
    private static final int MOST_WAITING = 20_000;
    private static final Duration LAST = Duration.ofSeconds(2);

    private final Publisher publisher;
    private final Executor threads;
    private final Runnable leftOut;
    private final Semaphore free = new Semaphore(MOST_WAITING);

    /// @param publisher not used for anything that anybody waits for
    /// @param threads gives each record a thread of its own
    /// @param leftOut told of each attempt that is not written
    public Evidence(Publisher publisher, Executor threads, Runnable leftOut) {
        this.publisher = publisher;
        this.threads = threads;
        this.leftOut = leftOut;
    }

    void keep(Lane lane, Attempt attempt) {
        if (free.tryAcquire()) {
            ProducerRecord<String, SpecificRecord> record = Topics.ATTEMPTS.record(lane, attempt);
            threads.execute(() -> publisher.send(record, free::release));
        } else {
            leftOut.run();
            LOG.atDebug()
                    .addKeyValue("deliveryId", attempt.getDeliveryId())
                    .addKeyValue("correlationId", attempt.getCorrelationId())
                    .log("an attempt was not written: too many wait for their topic");
        }
    }

    /// Waits a little for what is on its way.
    @Override
    public void close() {
        try {
            boolean _ = free.tryAcquire(MOST_WAITING, LAST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        publisher.close();
    }
}
