package org.barsrouter.ingress.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class IngressPropertiesTest {

    @Test
    void has_these_defaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new IngressProperties(
                                DataSize.ofMegabytes(5),
                                Duration.ofSeconds(32),
                                URI.create("http://127.0.0.1:8084"),
                                null,
                                new IngressProperties.Append(
                                        Duration.ofSeconds(5), Duration.ofMillis(300)),
                                new IngressProperties.Reply(Duration.ofSeconds(2)),
                                new IngressProperties.Broker(
                                        Duration.ofMillis(600), Duration.ofMillis(150))));
    }

    @Test
    void binds_every_key() {
        assertThat(
                        bound(
                                Map.of(
                                        "ingress.max-body", "1MB",
                                        "ingress.relay-deadline", "4s",
                                        "ingress.journal-url", "https://journal.example",
                                        "ingress.catalogue-url", "https://catalogue.example",
                                        "ingress.append.timeout", "3s",
                                        "ingress.append.max-block", "100ms",
                                        "ingress.reply.grace", "1s",
                                        "ingress.broker.silence", "900ms",
                                        "ingress.broker.probe-every", "200ms")))
                .isEqualTo(
                        new IngressProperties(
                                DataSize.ofMegabytes(1),
                                Duration.ofSeconds(4),
                                URI.create("https://journal.example"),
                                URI.create("https://catalogue.example"),
                                new IngressProperties.Append(
                                        Duration.ofSeconds(3), Duration.ofMillis(100)),
                                new IngressProperties.Reply(Duration.ofSeconds(1)),
                                new IngressProperties.Broker(
                                        Duration.ofMillis(900), Duration.ofMillis(200))));
    }

    @ParameterizedTest
    @CsvSource({
        "ingress.max-body,0B",
        "ingress.max-body,6MB",
        "ingress.journal-url,ftp://journal",
        "ingress.catalogue-url,catalogue:8083",
        "ingress.relay-deadline,0s",
        "ingress.append.timeout,0s",
        "ingress.append.max-block,-1s",
        "ingress.reply.grace,0s",
        "ingress.broker.probe-every,0s",
        "ingress.broker.silence,200ms"
    })
    void refuses_a_value_with_a_sentence_that_names_its_key(String key, String value) {
        assertThatThrownBy(() -> bound(Map.of(key, value))).rootCause().hasMessageContaining(key);
    }

    private static IngressProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("ingress", IngressProperties.class);
    }
}
