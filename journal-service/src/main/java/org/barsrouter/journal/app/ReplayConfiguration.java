package org.barsrouter.journal.app;

import java.time.InstantSource;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.journal.config.JournalProperties;
import org.barsrouter.journal.kafka.FactDecoder;
import org.barsrouter.journal.kafka.LogExtents;
import org.barsrouter.journal.kafka.PositionReader;
import org.barsrouter.journal.kafka.ReplayLog;
import org.barsrouter.journal.kafka.ReplayRecord;
import org.barsrouter.journal.store.JournalIdentity;
import org.barsrouter.journal.store.JournalQueries;
import org.barsrouter.journal.store.MessageSearch;
import org.barsrouter.journal.store.RebuildStore;
import org.barsrouter.routetable.kafka.RouteTable;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.topic.Topics;
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
    PositionReader<DeadLetter> deadLetterReader(
            BarsProperties bars, JournalProperties journal, InstantSource clock) {
        return new PositionReader<>(
                bars.connection(),
                bars.format(),
                Topics.DEAD_LETTERS,
                clock,
                journal.replay().logTimeout());
    }

    @Bean
    ReplayRecord replayRecord(BarsProperties bars, JournalProperties journal) {
        return new ReplayRecord(bars.format(), journal.replay().maxAge());
    }

    @Bean
    CaseReader caseReader(JournalQueries queries) {
        return new CaseReader(queries);
    }

    @Bean
    Resubmit resubmit(
            CaseReader cases,
            PositionReader<DeadLetter> letters,
            ReplayRecord record,
            ReplayLog log,
            InstantSource clock) {
        return new Resubmit(cases, letters, record, log, clock);
    }

    @Bean
    ReplayDeadLetter replayDeadLetter(Resubmit resubmit, ReplayRuns runs, ReplayLog log) {
        return new ReplayDeadLetter(resubmit, runs, log);
    }

    @Bean
    LogExtents logExtents(BarsProperties bars, JournalProperties journal) {
        return new LogExtents(
                bars.connection(), new FactDecoder(bars.format()), journal.replay().logTimeout());
    }

    /// @param cluster asked for so that the topics are followed only after they were checked
    @Bean(destroyMethod = "close")
    CatalogueRoutes catalogueRoutes(
            BarsProperties bars, InstantSource clock, JournalIdentity cluster) {
        return new CatalogueRoutes(
                RouteTable.follow(bars.connection(), bars.format()), bars.systems(), clock);
    }

    @Bean
    PredictReplay predictReplay(
            MessageSearch search,
            JournalQueries queries,
            CaseReader cases,
            LogExtents extents,
            ReplayRuns runs,
            CatalogueRoutes routes) {
        return new PredictReplay(search, queries, cases, extents, runs, routes);
    }

    @Bean
    RebuildJournal rebuildJournal(
            LogExtents extents, RebuildStore rebuilds, ReplayLog log, Housekeeping housekeeping) {
        return new RebuildJournal(extents, rebuilds, log, housekeeping);
    }
}
