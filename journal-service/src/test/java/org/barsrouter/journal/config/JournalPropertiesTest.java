package org.barsrouter.journal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

        assertThat(journal.path()).isEmpty();
        assertThat(journal.conversationLimit()).isEqualTo(500);
        assertThat(journal.reading())
                .isEqualTo(new JournalProperties.Reading(1000, Duration.ofSeconds(30)));
        assertThat(journal.replay())
                .isEqualTo(
                        new JournalProperties.Replay(Duration.ofHours(24), Duration.ofSeconds(5)));
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
                                "journal.replay.max-age", "2h",
                                "journal.replay.log-timeout", "3s"));

        assertThat(journal)
                .isEqualTo(
                        new JournalProperties(
                                "data/journal",
                                20,
                                new JournalProperties.Reading(50, Duration.ofSeconds(1)),
                                new JournalProperties.Replay(
                                        Duration.ofHours(2), Duration.ofSeconds(3))));
        assertThat(journal.path()).contains(Path.of("data/journal"));
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
