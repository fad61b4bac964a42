package org.barsrouter.journal.app;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.journal.config.JournalProperties;
import org.barsrouter.journal.kafka.LogExtents;
import org.barsrouter.journal.kafka.ReplayLog;
import org.barsrouter.journal.kafka.RunLog;
import org.barsrouter.journal.run.LiveTransit;
import org.barsrouter.journal.store.JournalDatabase;
import org.barsrouter.journal.store.RebuildStore;
import org.barsrouter.journal.store.RunQueries;
import org.barsrouter.journal.store.RunTally;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What replay runs need: their topic, the projection's view of them, and the thread that carries
/// them out.
@Configuration(proxyBeanMethods = false)
class RunConfiguration {

    @Bean
    RunQueries runQueries(JournalDatabase database, RunTally tally) {
        return new RunQueries(database.source(), tally);
    }

    @Bean
    RunLog runLog(BarsProperties bars, ReplayLog log) {
        return new RunLog(bars.connection(), bars.format(), log);
    }

    @Bean
    ReplayRuns replayRuns(RunLog log, ReplayLog audit, RunQueries queries, InstantSource clock) {
        return new ReplayRuns(log, audit, queries, clock);
    }

    @Bean
    OrderReplay orderReplay(PredictReplay predict, ReplayRuns runs, JournalProperties journal) {
        return new OrderReplay(
                predict, runs, journal.replay(), RandomGenerator.of("L64X128MixRandom"));
    }

    @Bean
    Ground ground(LogExtents extents, RunQueries queries, RebuildStore rebuilds) {
        return new Ground(extents, queries, rebuilds);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    RunLoop runLoop(
            ReplayRuns runs,
            Resubmit resubmit,
            Ground ground,
            JournalProperties journal,
            LiveTransit transit,
            InstantSource clock) {
        return new RunLoop(runs, resubmit, ground, journal, transit, clock);
    }
}
