package org.barsrouter.journal.app;

import java.time.InstantSource;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.journal.config.JournalProperties;
import org.barsrouter.journal.kafka.AuditReader;
import org.barsrouter.journal.kafka.ControlLog;
import org.barsrouter.journal.kafka.PositionReader;
import org.barsrouter.journal.kafka.ReplayLog;
import org.barsrouter.journal.store.JournalQueries;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.topic.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What operators' orders, the audit and bodies need.
@Configuration(proxyBeanMethods = false)
class ControlConfiguration {

    @Bean
    ControlLog controlLog(BarsProperties bars, ReplayLog log) {
        return new ControlLog(bars.connection(), bars.format(), log);
    }

    @Bean
    OrderControl orderControl(
            ControlLog log,
            ReplayLog audit,
            JournalQueries queries,
            JournalProperties journal,
            InstantSource clock) {
        OrderControl control = new OrderControl(log, audit, queries);
        control.forget(clock.instant().minus(journal.retention().age()));
        return control;
    }

    @Bean
    AuditReader auditReader(BarsProperties bars, JournalProperties journal) {
        return new AuditReader(bars.connection(), bars.format(), journal.replay().logTimeout());
    }

    @Bean
    PositionReader<InboundMessage> messageReader(
            BarsProperties bars, JournalProperties journal, InstantSource clock) {
        return new PositionReader<>(
                bars.connection(),
                bars.format(),
                Topics.INBOUND,
                clock,
                journal.replay().logTimeout());
    }

    @Bean
    ReadBody readBody(
            JournalQueries queries,
            PositionReader<InboundMessage> messages,
            PositionReader<DeadLetter> letters,
            ReplayLog audit) {
        return new ReadBody(queries, messages, letters, audit);
    }
}
