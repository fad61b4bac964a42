package org.barsrouter.journal.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.journal.config.JournalProperties;
import org.barsrouter.journal.kafka.FactDecoder;
import org.barsrouter.journal.kafka.ReadingState;
import org.barsrouter.journal.kafka.TopicReader;
import org.barsrouter.journal.run.LiveTransit;
import org.barsrouter.journal.store.FactStore;
import org.barsrouter.journal.store.JournalDatabase;
import org.barsrouter.journal.store.JournalIdentity;
import org.barsrouter.journal.store.JournalQueries;
import org.barsrouter.journal.store.MessageSearch;
import org.barsrouter.journal.store.RebuildStore;
import org.barsrouter.journal.store.RunTally;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The journal's parts: the cluster is checked first, then the database is opened for it, then the
/// topics are followed.
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {
    private static final int PARTITION_FETCH = 1024 * 1024;

    /// A small part of a batch: all partitions shall come to word.
    private static final int POLL_RECORDS = 200;

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    JournalIdentity cluster(BarsProperties bars) {
        return ClusterCheck.check(bars);
    }

    @Bean(destroyMethod = "close")
    JournalDatabase database(JournalProperties journal, JournalIdentity cluster) {
        return JournalDatabase.open(journal.place(), cluster);
    }

    @Bean
    RunTally runTally() {
        return new RunTally();
    }

    @Bean
    FactStore factStore(JournalDatabase database, RunTally tally) {
        return new FactStore(database.source(), tally);
    }

    @Bean
    JournalQueries queries(JournalDatabase database) {
        return new JournalQueries(database.source());
    }

    @Bean
    MessageSearch messageSearch(JournalDatabase database) {
        return new MessageSearch(database.source());
    }

    @Bean
    ReadingState readingState(InstantSource clock) {
        return new ReadingState(clock);
    }

    @Bean
    LiveTransit liveTransit() {
        return new LiveTransit();
    }

    @Bean
    RebuildStore rebuildStore(JournalDatabase database) {
        return new RebuildStore(database.source());
    }

    @Bean
    Housekeeping housekeeping(
            JournalProperties journal,
            FactStore store,
            RebuildStore rebuilds,
            InstantSource clock) {
        return new Housekeeping(journal, store, rebuilds, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    TopicReader topicReader(
            BarsProperties bars,
            JournalProperties journal,
            FactStore store,
            ReadingState state,
            LiveTransit transit,
            Housekeeping housekeeping) {
        return new TopicReader(
                consumer(bars, journal.reading()),
                new FactDecoder(bars.format()),
                store,
                state,
                transit::note,
                housekeeping);
    }

    @Bean
    MeterBinder journalMetrics(ReadingState state, Housekeeping housekeeping) {
        return registry -> {
            Gauge.builder("journal.lag.records", state, s -> s.lag().records())
                    .description("Records in the topics that the journal has not applied")
                    .register(registry);
            Gauge.builder("journal.lag.seconds", state, s -> s.lag().time().toMillis() / 1000.0)
                    .description("Age of the newest applied record while others wait")
                    .register(registry);
            Gauge.builder("journal.facts.applied", state, ReadingState::applied)
                    .description("Facts applied since the start")
                    .register(registry);
            Gauge.builder("journal.retention.deleted", housekeeping, Housekeeping::deleted)
                    .description("Messages deleted since the start because they were too old")
                    .register(registry);
            Gauge.builder("journal.records.unreadable", state, ReadingState::unreadable)
                    .description("Records that could not be read since the start")
                    .register(registry);
        };
    }

    private static Consumer<byte[], byte[]> consumer(
            BarsProperties bars, JournalProperties.Reading reading) {
        Map<String, Object> settings = new HashMap<>(bars.connection());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                Math.min(POLL_RECORDS, reading.maxRecords()));
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
        // A quarter of a second behind, so that a transaction holds hundreds of facts and not five;
        // one partition that has much to read must be able to fill it, else each fetch would wait.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, PARTITION_FETCH);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);
        settings.put(
                ConsumerConfig.METADATA_MAX_AGE_CONFIG, (int) reading.partitionCheck().toMillis());
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
