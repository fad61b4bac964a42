package org.barsrouter.journal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.barsrouter.journal.store.DatabasePlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class JournalPropertiesTest {

    @Test
    void defaults() {
        JournalProperties journal = bind("journal", JournalProperties.class, Map.of());

        assertThat(journal.place()).isEqualTo(new DatabasePlace.Memory());
        assertThat(journal.conversationLimit()).isEqualTo(500);
        assertThat(journal.reading())
                .isEqualTo(new JournalProperties.Reading(5000, Duration.ofSeconds(30)));
        assertThat(journal.retention())
                .isEqualTo(new JournalProperties.Retention(Duration.ofDays(35), 200));
        assertThat(journal.replay())
                .isEqualTo(
                        new JournalProperties.Replay(
                                Duration.ofHours(24), Duration.ofSeconds(5), 100, 500, 0.1));
    }

    @Test
    void every_key_binds() {
        JournalProperties journal =
                bind(
                        "journal",
                        JournalProperties.class,
                        Map.of(
                                "journal.directory", "data/journal",
                                "journal.conversation-limit", "20",
                                "journal.reading.max-records", "50",
                                "journal.reading.partition-check", "1s",
                                "journal.retention.age", "7d",
                                "journal.retention.step", "50",
                                "journal.replay.max-age", "2h",
                                "journal.replay.log-timeout", "3s",
                                "journal.replay.max-rate", "200"));

        assertThat(journal)
                .isEqualTo(
                        new JournalProperties(
                                "data/journal",
                                new JournalProperties.Database("", "", ""),
                                20,
                                new JournalProperties.Reading(50, Duration.ofSeconds(1)),
                                new JournalProperties.Retention(Duration.ofDays(7), 50),
                                new JournalProperties.Replay(
                                        Duration.ofHours(2), Duration.ofSeconds(3), 100, 200, 0.1),
                                new JournalProperties.Operators(null, null)));
        assertThat(journal.place()).isEqualTo(new DatabasePlace.Directory(Path.of("data/journal")));
    }

    @Test
    void a_server_is_named_with_user_and_password_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\n");
        Map<String, String> keys =
                Map.of(
                        "journal.database.url", "jdbc:postgresql://db.example/journal",
                        "journal.database.user", "journal",
                        "journal.database.password-file", file.toString());

        JournalProperties journal = bind("journal", JournalProperties.class, keys);

        assertThat(journal.place())
                .isEqualTo(
                        new DatabasePlace.Server(
                                "jdbc:postgresql://db.example/journal", "journal", "s3cret"));
        assertThat(journal.place().toString()).doesNotContain("s3cret");
        assertThat(journal.toString()).doesNotContain("s3cret");
    }

    @Test
    void a_place_that_makes_no_sense_is_refused_with_a_sentence() {
        refused(
                Map.of("journal.database.url", "jdbc:h2:mem:x"),
                "must begin with jdbc:postgresql:");
        refused(
                Map.of("journal.database.url", "jdbc:postgresql://db/j?password=x"),
                "must not hold the password");
        refused(Map.of("journal.database.user", "journal"), "go together");
        refused(
                Map.of(
                        "journal.directory", "data",
                        "journal.database.url", "jdbc:postgresql://db/journal",
                        "journal.database.user", "journal"),
                "exclude each other");
        refused(Map.of("journal.retention.age", "1h"), "must be one day or more");
    }

    private static void refused(Map<String, String> keys, String part) {
        assertThatThrownBy(() -> bind("journal", JournalProperties.class, keys))
                .rootCause()
                .hasMessageContaining(part);
    }

    @Test
    void secrets_of_operators_bind_and_are_never_shown() {
        String secret = "s".repeat(32);
        String other = "b".repeat(32);
        JournalProperties.Operators operators =
                bind(
                                "journal",
                                JournalProperties.class,
                                Map.of(
                                        "journal.operators.secret", secret,
                                        "journal.operators.body-secret", other))
                        .operators();

        assertThat(operators).isEqualTo(new JournalProperties.Operators(secret, other));
        assertThat(operators.toString()).doesNotContain(secret, other);
        refused(Map.of("journal.operators.secret", "short"), "at least 32 characters");
        refused(
                Map.of(
                        "journal.operators.secret", secret,
                        "journal.operators.body-secret", secret),
                "a permission of its own");
    }

    @Test
    void an_unknown_key_is_refused() {
        assertThatThrownBy(() ->
                        bind("journal", JournalProperties.class, Map.of("journal.directori", "x")))
                .isInstanceOf(BindException.class);
    }

    @Test
    void a_value_out_of_range_is_refused_with_a_sentence() {
        assertThatThrownBy(() ->
                        bind(
                                "journal",
                                JournalProperties.class,
                                Map.of("journal.replay.max-age", "0s")))
                .hasRootCauseMessage(
                        "journal.replay.max-age must be longer than nothing, such as 5s");
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate(
                        prefix,
                        Bindable.of(type),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
    }
}
