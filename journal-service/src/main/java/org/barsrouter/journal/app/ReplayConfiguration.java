package org.barsrouter.journal.app;

import java.time.InstantSource;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.journal.config.JournalProperties;
import org.barsrouter.journal.kafka.DeadLetterReader;
import org.barsrouter.journal.kafka.FactDecoder;
import org.barsrouter.journal.kafka.LogExtents;
import org.barsrouter.journal.kafka.ReplayLog;
import org.barsrouter.journal.kafka.ReplayRecord;
import org.barsrouter.journal.store.JournalIdentity;
import org.barsrouter.journal.store.JournalQueries;
import org.barsrouter.journal.store.MessageSearch;
import org.barsrouter.journal.store.RebuildStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What operators' acts need besides the projection: replays and rebuilds read the log and append
/// to it.
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

    /// @param cluster asked for so that the log is opened only after the cluster was checked
    @Bean(destroyMethod = "close")
    ReplayLog replayLog(BarsProperties bars, JournalProperties journal, JournalIdentity cluster) {
        return ReplayLog.open(bars.connection(), bars.format(), journal.replay().logTimeout());
    }

    @Bean
    DeadLetterReader deadLetterReader(
            BarsProperties bars, JournalProperties journal, InstantSource clock) {
        return new DeadLetterReader(
                bars.connection(), bars.format(), clock, journal.replay().logTimeout());
    }

    @Bean
    ReplayRecord replayRecord(BarsProperties bars, JournalProperties journal) {
        return new ReplayRecord(bars.format(), journal.replay().maxAge());
    }

    @Bean
    Resubmit resubmit(
            JournalQueries queries,
            DeadLetterReader letters,
            ReplayRecord record,
            ReplayLog log,
            InstantSource clock) {
        return new Resubmit(queries, letters, record, log, clock);
    }

    @Bean
    ReplayDeadLetter replayDeadLetter(
            Resubmit resubmit, ReplayRuns runs, ReplayLog log, InstantSource clock) {
        return new ReplayDeadLetter(resubmit, runs, log, clock);
    }

    @Bean
    LogExtents logExtents(BarsProperties bars, JournalProperties journal) {
        return new LogExtents(
                bars.connection(), new FactDecoder(bars.format()), journal.replay().logTimeout());
    }

    @Bean
    PredictReplay predictReplay(
            MessageSearch search, JournalQueries queries, LogExtents extents, ReplayRuns runs) {
        return new PredictReplay(search, queries, extents, runs);
    }

    @Bean
    RebuildJournal rebuildJournal(
            LogExtents extents,
            RebuildStore rebuilds,
            ReplayLog log,
            RebuildJournal.Reader reader) {
        return new RebuildJournal(extents, rebuilds, log, reader);
    }

    @Bean
    RebuildJournal.Reader rebuildReader(Housekeeping housekeeping, InstantSource clock) {
        return new RebuildJournal.Reader(housekeeping, clock);
    }
}
