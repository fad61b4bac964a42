package org.barsrouter.deployment.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BarsPropertiesTest {
    private static final Map<String, String> LEAST =
            Map.of("bars.bootstrap-servers", "kafka:9092", "bars.environment", "INT");

    @Test
    void defaults() {
        BarsProperties properties = bind(LEAST);

        assertThat(properties.schemaRegistry())
                .containsExactlyEntriesOf(Map.of("schema.registry.url", "bundled:"));
        assertThat(properties.kafka()).isEmpty();
        assertThat(properties.connection())
                .containsExactlyEntriesOf(Map.of("bootstrap.servers", "kafka:9092"));
    }

    @Test
    void every_key_binds() {
        BarsProperties properties =
                bind(
                        Map.of(
                                "bars.bootstrap-servers", "a:1,b:2",
                                "bars.environment", "PROD",
                                "bars.schema-registry.schema.registry.url", "http://registry:8081",
                                "bars.schema-registry.basic.auth.user.info", "user:secret",
                                "bars.kafka.security.protocol", "SSL"));

        assertThat(properties.environment()).isEqualTo(Environment.PROD);
        assertThat(properties.schemaRegistry())
                .containsEntry("schema.registry.url", "http://registry:8081")
                .containsEntry("basic.auth.user.info", "user:secret");
        assertThat(properties.connection())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("bootstrap.servers", "a:1,b:2");
    }

    @Test
    void a_proprietary_directory_is_known_beside_the_national_ones() {
        BarsProperties properties =
                bind(
                        Map.of(
                                "bars.bootstrap-servers", "a:1",
                                "bars.environment", "INT",
                                "bars.identifier-systems[0].system", "https://clinics.example/Id",
                                "bars.identifier-systems[0].aliases[0]", "clinic",
                                "bars.identifier-systems[1].system", "wards"));

        assertThat(properties.systems().canonical(new ServiceId("clinic", "7")).id())
                .isEqualTo(new ServiceId("https://clinics.example/Id", "7"));
        assertThat(properties.systems().knows("wards")).isTrue();
        assertThat(properties.systems().knows(IdentifierSystems.DOS_SERVICE_ID)).isTrue();
    }

    @Test
    void a_spelling_that_already_means_another_directory_is_refused() {
        assertThatThrownBy(() ->
                        bind(
                                Map.of(
                                        "bars.bootstrap-servers", "a:1",
                                        "bars.environment", "INT",
                                        "bars.identifier-systems[0].system", "mine",
                                        "bars.identifier-systems[0].aliases[0]",
                                                "http://fhir.nhs.uk/Id/dos-service-id")))
                .rootCause()
                .hasMessageContaining("already means");
    }

    @Test
    void secrets_stay_out_of_its_text() {
        BarsProperties properties =
                new BarsProperties(
                        "kafka:9092",
                        Environment.INT,
                        Map.of("basic.auth.user.info", "user:secret"),
                        Map.of("ssl.key.password", "secret"));

        assertThat(properties.toString()).doesNotContain("secret");
    }

    @Test
    void a_missing_environment_is_named_with_its_remedy() {
        assertThatThrownBy(() -> bind(Map.of("bars.bootstrap-servers", "kafka:9092")))
                .rootCause()
                .hasMessage("bars.environment is missing: set it to INT, PROD or SANDBOX");
    }

    @Test
    void a_missing_address_is_named_with_its_remedy() {
        assertThatThrownBy(() -> bind(Map.of("bars.environment", "INT")))
                .rootCause()
                .hasMessage("bars.bootstrap-servers is missing: set it to Kafka's host:port");
    }

    private static BarsProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("bars", BarsProperties.class)
                .get();
    }
}
