package org.barsrouter.tracing.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.barsrouter.tracing.config.TracingProperties.ToReceivers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TracingPropertiesTest {

    @Test
    void records_nothing_unless_it_is_told_where_to() {
        assertThat(bound(Map.of("tracing.ratio", "0.05"))).isEqualTo(TracingProperties.none());
    }

    @Test
    void an_empty_endpoint_is_none() {
        assertThat(bound(Map.of("tracing.endpoint", "", "tracing.ratio", "0.05")))
                .isEqualTo(TracingProperties.none());
    }

    @Test
    void binds_every_key() {
        assertThat(
                        bound(
                                Map.of(
                                        "tracing.endpoint", "https://c.example/v1/traces",
                                        "tracing.ratio", "1",
                                        "tracing.receivers", "senders",
                                        "tracing.authorization", "Bearer secret",
                                        "tracing.timeout", "2s")))
                .isEqualTo(
                        new TracingProperties(
                                URI.create("https://c.example/v1/traces"),
                                1.0,
                                ToReceivers.SENDERS,
                                "Bearer secret",
                                Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "tracing.endpoint, collector:4317",
        "tracing.endpoint, /v1/traces",
        "tracing.ratio,    1.1",
        "tracing.ratio,    -0.1",
        "tracing.ratio,    NaN",
        "tracing.timeout,  0s",
    })
    void refuses_what_makes_no_sense_and_names_the_key(String key, String value) {
        assertThatThrownBy(() -> bound(Map.of(key, value))).rootCause().hasMessageContaining(key);
    }

    @Test
    void does_not_print_what_the_collector_is_told() {
        assertThat(bound(Map.of("tracing.authorization", "Bearer secret")).toString())
                .doesNotContain("secret");
    }

    private static TracingProperties bound(Map<String, String> keys) {
        return new Binder(new MapConfigurationPropertySource(keys))
                .bind("tracing", TracingProperties.class)
                .get();
    }
}
