package org.barsrouter.journal.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The journal's own keys.
///
/// @param directory where the database lies; empty keeps it in memory, and builds it again from the
///   topics at every start
/// @param conversationLimit messages of a conversation that are told at most, 1 to 10,000
@ConfigurationProperties(prefix = "journal", ignoreUnknownFields = false)
public record JournalProperties(
        @DefaultValue("") String directory,
        @DefaultValue("500") int conversationLimit,
        @DefaultValue Reading reading,
        @DefaultValue Replay replay) {

    public JournalProperties {
        if (conversationLimit < 1 || conversationLimit > 10_000) {
            throw new IllegalArgumentException(
                    "journal.conversation-limit must be between 1 and 10000");
        }
    }

    /// The directory as a path; empty for a database in memory.
    public Optional<Path> path() {
        return directory.isBlank() ? Optional.empty() : Optional.of(Path.of(directory));
    }

    /// How the topics are followed.
    ///
    /// @param maxRecords records per transaction at most, 1 to 100,000
    /// @param partitionCheck how often new partitions are looked for
    public record Reading(
            @DefaultValue("1000") int maxRecords, @DefaultValue("30s") Duration partitionCheck) {

        public Reading {
            if (maxRecords < 1 || maxRecords > 100_000) {
                throw new IllegalArgumentException(
                        "journal.reading.max-records must be between 1 and 100000");
            }
            positive("journal.reading.partition-check", partitionCheck);
        }
    }

    /// How dead letters are replayed.
    ///
    /// @param maxAge how long a replayed message is worth delivering
    /// @param logTimeout how long Kafka may take to give or to take a record
    public record Replay(
            @DefaultValue("24h") Duration maxAge, @DefaultValue("5s") Duration logTimeout) {

        public Replay {
            positive("journal.replay.max-age", maxAge);
            positive("journal.replay.log-timeout", logTimeout);
        }
    }

    private static void positive(String key, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(key + " must be longer than nothing, such as 5s");
        }
    }
}
