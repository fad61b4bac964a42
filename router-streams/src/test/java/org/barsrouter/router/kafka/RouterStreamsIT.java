package org.barsrouter.router.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.barsrouter.router.topology.Samples;
import org.barsrouter.schemas.cluster.ClusterContract;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterStreamsIT {
    private static final Cluster CLUSTER = Cluster.SHARED;

    @TempDir private Path folder = Path.of("target");

    private final AtomicInteger built = new AtomicInteger();
    private final AtomicBoolean started = new AtomicBoolean();

    @Test
    void a_client_that_stopped_by_itself_is_started_again() throws Exception {
        CLUSTER.write(Topics.CATALOGUE_ROUTES, Samples.CLINIC, Samples.route(Samples.CLINIC));
        RouterStreams streams =
                new RouterStreams(
                        new ClusterContract(CLUSTER.connection(), Samples.FORMAT),
                        this::topologyWhoseFirstCatalogueFails,
                        new RouterStreams.Running(settings(), Duration.ofMillis(100)),
                        new SimpleMeterRegistry());
        streams.start();
        started.set(true);
        try {
            CLUSTER.write(Topics.CATALOGUE_ROUTES, Samples.CLINIC, Samples.route(Samples.CLINIC));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> built.get() == 2 && streams.isRouting());
        } finally {
            streams.stop();
        }
        assertThat(streams.isRouting()).isFalse();
        assertThat(streams.isRunning()).isFalse();
    }

    private Topology topologyWhoseFirstCatalogueFails() {
        int attempt = built.incrementAndGet();
        StreamsBuilder builder = new StreamsBuilder();
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("catalogue"),
                        Serdes.String(),
                        Serdes.ByteArray()),
                Topics.CATALOGUE_ROUTES.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()),
                () -> new Catalogue(attempt));
        builder.stream(Topics.INBOUND.name(), Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .foreach((_, _) -> {});
        return builder.build();
    }

    /// What is restored at start passes; the first live record kills the first client.
    private final class Catalogue extends ContextualProcessor<String, byte[], Void, Void> {
        private final int attempt;

        private Catalogue(int attempt) {
            this.attempt = attempt;
        }

        @Override
        public void process(Record<String, byte[]> record) {
            if (attempt == 1 && started.get()) {
                throw new IllegalStateException("the catalogue's thread dies");
            }
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                "bootstrap.servers",
                CLUSTER.address(),
                "application.id",
                "restarted-router",
                "state.dir",
                folder.toString());
    }
}
