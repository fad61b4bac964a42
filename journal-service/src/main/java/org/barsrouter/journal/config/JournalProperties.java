package org.barsrouter.journal.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.barsrouter.journal.store.DatabasePlace;
import org.jspecify.annotations.Nullable;
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
        @DefaultValue Database database,
        @DefaultValue("500") int conversationLimit,
        @DefaultValue Reading reading,
        @DefaultValue Retention retention,
        @DefaultValue Replay replay,
        @DefaultValue Operators operators) {

    public JournalProperties {
        if (conversationLimit < 1 || conversationLimit > 10_000) {
            throw new IllegalArgumentException(
                    "journal.conversation-limit must be between 1 and 10000");
        }
        if (!directory.isBlank() && !database.url().isEmpty()) {
            throw new IllegalArgumentException(
                    "journal.directory and journal.database.url exclude each other: the database"
                            + " lies in one place");
        }
    }

    /// Where the database lies; a server's password is read from its file here.
    ///
    /// @throws IllegalArgumentException when the password's file cannot be read
    public DatabasePlace place() {
        if (!database.url().isEmpty()) {
            return new DatabasePlace.Server(database.url(), database.user(), database.password());
        }
        return directory.isBlank()
                ? new DatabasePlace.Memory()
                : new DatabasePlace.Directory(Path.of(directory));
    }

    /// A PostgreSQL server in the place of the embedded database.
    ///
    /// @param url such as `jdbc:postgresql://db.example:5432/journal`; empty for the embedded one
    /// @param passwordFile file that holds the password; empty where the server asks for none
    public record Database(
            @DefaultValue("") String url,
            @DefaultValue("") String user,
            @DefaultValue("") String passwordFile) {

        public Database {
            if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException(
                        "journal.database.url must begin with jdbc:postgresql:");
            }
            if (url.contains("password=")) {
                throw new IllegalArgumentException(
                        "journal.database.url must not hold the password: put it into a file and"
                                + " name that with journal.database.password-file");
            }
            if (url.isEmpty() != user.isEmpty() || (url.isEmpty() && !passwordFile.isEmpty())) {
                throw new IllegalArgumentException(
                        "journal.database.url and journal.database.user go together, and a"
                                + " password-file only with them");
            }
        }

        private String password() {
            try {
                return passwordFile.isEmpty()
                        ? ""
                        : Files.readString(Path.of(passwordFile)).strip();
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "journal.database.password-file cannot be read: " + passwordFile, e);
            }
        }
    }

    /// How the topics are followed.
    ///
    /// @param maxRecords records per transaction at most, 1 to 100,000
    /// @param partitionCheck how often new partitions are looked for
    public record Reading(
            @DefaultValue("5000") int maxRecords, @DefaultValue("30s") Duration partitionCheck) {

        public Reading {
            if (maxRecords < 1 || maxRecords > 100_000) {
                throw new IllegalArgumentException(
                        "journal.reading.max-records must be between 1 and 100000");
            }
            positive("journal.reading.partition-check", partitionCheck);
        }
    }

    /// How long messages are kept.
    ///
    /// @param age from the last that was heard of a message until it is deleted, one day at least
    /// @param step messages deleted in one transaction at most, 1 to 10,000
    public record Retention(@DefaultValue("35d") Duration age, @DefaultValue("200") int step) {

        public Retention {
            if (age.compareTo(Duration.ofDays(1)) < 0) {
                throw new IllegalArgumentException(
                        "journal.retention.age must be one day or more, such as 35d");
            }
            if (step < 1 || step > 10_000) {
                throw new IllegalArgumentException(
                        "journal.retention.step must be between 1 and 10000");
            }
        }
    }

    /// How dead letters are replayed.
    ///
    /// @param maxAge how long a replayed message is worth delivering
    /// @param logTimeout how long Kafka may take to give or to take a record
    /// @param approvalAbove runs of more messages need a second person, 0 or more
    /// @param maxRate messages per second of all runs together at most, 1 to 10,000
    /// @param errorShare of what was tried that may be errors before a run halts itself, 0 to 1
    public record Replay(
            @DefaultValue("24h") Duration maxAge,
            @DefaultValue("5s") Duration logTimeout,
            @DefaultValue("100") int approvalAbove,
            @DefaultValue("500") int maxRate,
            @DefaultValue("0.1") double errorShare) {

        public Replay {
            if (approvalAbove < 0) {
                throw new IllegalArgumentException(
                        "journal.replay.approval-above must be 0 or more");
            }
            if (maxRate < 1 || maxRate > 10_000) {
                throw new IllegalArgumentException(
                        "journal.replay.max-rate must be between 1 and 10000");
            }
            if (!(errorShare >= 0 && errorShare <= 1)) {
                throw new IllegalArgumentException(
                        "journal.replay.error-share must be between 0 and 1, such as 0.1");
            }
            positive("journal.replay.max-age", maxAge);
            positive("journal.replay.log-timeout", logTimeout);
        }
    }

    /// Who vouches for people. Both secrets have 32 characters at least.
    ///
    /// @param secret that the console sends with what people do; without one everybody is believed
    /// @param bodySecret that is sent to read bodies; without one they may be read in the sandbox
    ///   only
    public record Operators(@Nullable String secret, @Nullable String bodySecret) {
        private static final int SHORTEST_SECRET = 32;

        public Operators {
            check("journal.operators.secret", secret);
            check("journal.operators.body-secret", bodySecret);
            if (secret != null && secret.equals(bodySecret)) {
                throw new IllegalArgumentException(
                        "journal.operators.body-secret must not be journal.operators.secret: to read"
                                + " bodies is a permission of its own");
            }
        }

        private static void check(String key, @Nullable String secret) {
            if (secret != null && secret.length() < SHORTEST_SECRET) {
                throw new IllegalArgumentException(
                        key + " must have at least " + SHORTEST_SECRET + " characters");
            }
        }

        @Override
        public String toString() {
            return "Operators[secret="
                    + (secret == null ? "none" : "***")
                    + ", bodySecret="
                    + (bodySecret == null ? "none" : "***")
                    + "]";
        }
    }

    private static void positive(String key, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(key + " must be longer than nothing, such as 5s");
        }
    }
}
