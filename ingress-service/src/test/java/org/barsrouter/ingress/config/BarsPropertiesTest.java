package org.barsrouter.ingress.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.barsrouter.schemas.avro.Environment;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BarsPropertiesTest {

    @Test
    void has_these_defaults() {
        assertThat(bound(Map.of("bars.environment", "INT")))
                .isEqualTo(new BarsProperties("localhost:9092", Environment.INT, Map.of()));
    }

    @Test
    void binds_every_key() {
        assertThat(
                        bound(
                                Map.of(
                                        "bars.environment", "prod",
                                        "bars.bootstrap-servers", "a:1,b:2",
                                        "bars.schema-registry.schema.registry.url", "http://r")))
                .isEqualTo(
                        new BarsProperties(
                                "a:1,b:2",
                                Environment.PROD,
                                Map.of("schema.registry.url", "http://r")));
    }

    @Test
    void has_no_environment_by_default() {
        assertThatThrownBy(() -> bound(Map.of()))
                .rootCause()
                .hasMessageContaining("bars.environment must be INT, PROD or SANDBOX");
    }

    private static BarsProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("bars", BarsProperties.class);
    }
}
