package org.barsrouter.ingress.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.ingress.config.IngressProperties;
import org.barsrouter.ingress.metric.IngressMetrics;
import org.barsrouter.schemas.topic.Topics;
import org.barsrouter.tracing.http.Ongoing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends to `bars.inbound` and says truthfully how that ended: a record that the producer never
/// took can be refused, one that it took and nobody acknowledged is unknown.
public final class InboundLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InboundLog.class);
    private static final int MAX_REQUEST = 6 * 1024 * 1024;
    private static final int BATCH = 256 * 1024;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final KafkaProducer<String, SpecificRecord> producer;
    private final BrokerWatch watch;
    private final IngressMetrics metrics;
    private final Set<Append> open = ConcurrentHashMap.newKeySet();

    private InboundLog(
            KafkaProducer<String, SpecificRecord> producer,
            BrokerWatch watch,
            IngressMetrics metrics) {
        this.producer = producer;
        this.watch = watch;
        this.metrics = metrics;
        watch.onSilence(this::giveUpOpenAppends);
    }

    public static InboundLog open(
            KafkaAccess kafka,
            IngressProperties.Append settings,
            BrokerWatch watch,
            IngressMetrics metrics) {
        int timeout = (int) settings.timeout().toMillis();
        Map<String, Object> own =
                Map.of(
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "delivery.timeout.ms",
                        timeout,
                        "request.timeout.ms",
                        Math.max(1, timeout * 2 / 5),
                        "max.block.ms",
                        settings.maxBlock().toMillis(),
                        "batch.size",
                        BATCH,
                        "linger.ms",
                        1,
                        "compression.type",
                        "none",
                        "max.request.size",
                        MAX_REQUEST);
        return new InboundLog(
                new KafkaProducer<>(
                        kafka.client("ingress-inbound", own),
                        new StringSerializer(),
                        kafka.format().serializer()),
                watch,
                metrics);
    }

    /// Fetches the topic's metadata, which the first message would otherwise wait for; false when
    /// it is not to be had in time.
    public boolean warmUp() {
        try {
            return !producer.partitionsFor(Topics.INBOUND.name()).isEmpty();
        } catch (KafkaException e) {
            return false;
        }
    }

    /// Appends; never throws.
    CompletableFuture<Appended> append(InboundRecords.Accepting accepting) {
        Append append = new Append(accepting.span());
        open.add(append);
        if (!watch.inReach()) {
            append.end(Appended.NEVER_HANDED_OVER);
            return append.ended;
        }
        try {
            Future<RecordMetadata> _ = producer.send(accepting.record(), append::completed);
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("the producer did not take a message");
            append.end(Appended.NEVER_HANDED_OVER);
        } finally {
            append.sending = null;
        }
        return append.ended;
    }

    private void giveUpOpenAppends() {
        open.forEach(append -> append.end(Appended.UNKNOWN));
    }

    @Override
    public void close() {
        producer.close(CLOSE_LIMIT);
    }

    /// One append on its way. The producer calls back on the sending thread, inside `send`, exactly
    /// when it did not take the record; what it took ends on its own thread.
    private final class Append {
        private final CompletableFuture<Appended> ended = new CompletableFuture<>();
        private final long startedNanos = System.nanoTime();
        private final Ongoing span;
        private volatile @Nullable Thread sending = Thread.currentThread();

        Append(Ongoing span) {
            this.span = span;
        }

        void completed(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
            if (failure == null) {
                watch.signOfLife();
                metrics.appended(Duration.ofNanos(System.nanoTime() - startedNanos));
                end(Appended.ACKNOWLEDGED);
            } else if (Thread.currentThread().equals(sending)) {
                end(Appended.NEVER_HANDED_OVER);
            } else {
                LOG.atWarn()
                        .addKeyValue("failure", failure.getClass().getSimpleName())
                        .log("an append was not acknowledged");
                end(Appended.UNKNOWN);
            }
        }

        void end(Appended how) {
            open.remove(this);
            if (ended.complete(how)) {
                (how == Appended.ACKNOWLEDGED ? span : span.failed()).end();
            }
        }
    }
}
