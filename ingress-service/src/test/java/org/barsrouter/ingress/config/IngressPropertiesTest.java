package org.barsrouter.ingress.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.barsrouter.ingress.answer.Dialect;
import org.barsrouter.ingress.envelope.Profile;
import org.barsrouter.ingress.room.Capacity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class IngressPropertiesTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

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
                                        Duration.ofMillis(600), Duration.ofMillis(150)),
                                new IngressProperties.Delivery(
                                        List.of(URI.create("http://127.0.0.1:8082")), null, 512),
                                new IngressProperties.Cors(List.of()),
                                new IngressProperties.Patience(
                                        Duration.ofSeconds(10), Duration.ofSeconds(30)),
                                new IngressProperties.Limits(null, null, null),
                                new IngressProperties.Release(
                                        "unknown", "unknown", "unknown", "unknown"),
                                new IngressProperties.Status(null),
                                new IngressProperties.DocumentReference(null, null),
                                Profile.STANDARD,
                                Dialect.STRICT,
                                null,
                                new IngressProperties.Validation(0, List.of()),
                                AuthPropertiesTest.DEFAULTS,
                                AuthPropertiesTest.ADMIN_DEFAULTS));
    }

    @Test
    void binds_every_key() {
        assertThat(
                        bound(
                                Map.ofEntries(
                                        Map.entry("ingress.max-body", "1MB"),
                                        Map.entry("ingress.relay-deadline", "4s"),
                                        Map.entry("ingress.journal-url", "https://journal.example"),
                                        Map.entry(
                                                "ingress.catalogue-url",
                                                "https://catalogue.example"),
                                        Map.entry("ingress.append.timeout", "3s"),
                                        Map.entry("ingress.append.max-block", "100ms"),
                                        Map.entry("ingress.reply.grace", "1s"),
                                        Map.entry("ingress.broker.silence", "900ms"),
                                        Map.entry("ingress.broker.probe-every", "200ms"),
                                        Map.entry(
                                                "ingress.delivery.urls",
                                                "http://delivery-1:8082,https://delivery-2"),
                                        Map.entry("ingress.delivery.secret", SECRET),
                                        Map.entry("ingress.delivery.max-open", "77"),
                                        Map.entry("ingress.cors.origins", "https://a.example,*"),
                                        Map.entry("ingress.patience.head", "6s"),
                                        Map.entry("ingress.patience.body", "7s"),
                                        Map.entry("ingress.capacity.connections", "300"),
                                        Map.entry("ingress.capacity.calls", "200"),
                                        Map.entry("ingress.capacity.bodies", "9MB"),
                                        Map.entry("ingress.release.version", "v1"),
                                        Map.entry("ingress.release.revision", "2"),
                                        Map.entry("ingress.release.id", "3"),
                                        Map.entry("ingress.release.commit", "4"),
                                        Map.entry("ingress.status.api-key", "key"),
                                        Map.entry("ingress.validation.level", "0"),
                                        Map.entry("ingress.validation.services[0].service", "a|d"),
                                        Map.entry("ingress.validation.services[0].level", "0"),
                                        Map.entry("ingress.dialect", "nhs-live"),
                                        Map.entry("ingress.profile", "transparent"),
                                        Map.entry("ingress.document-reference.consumer", "a|b"),
                                        Map.entry("ingress.document-reference.producer", "a|c"),
                                        Map.entry(
                                                "ingress.capability-statement", "/etc/own.json"))))
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
                                        Duration.ofMillis(900), Duration.ofMillis(200)),
                                new IngressProperties.Delivery(
                                        List.of(
                                                URI.create("http://delivery-1:8082"),
                                                URI.create("https://delivery-2")),
                                        SECRET,
                                        77),
                                new IngressProperties.Cors(List.of("https://a.example", "*")),
                                new IngressProperties.Patience(
                                        Duration.ofSeconds(6), Duration.ofSeconds(7)),
                                new IngressProperties.Limits(300, 200, DataSize.ofMegabytes(9)),
                                new IngressProperties.Release("v1", "2", "3", "4"),
                                new IngressProperties.Status("key"),
                                new IngressProperties.DocumentReference("a|b", "a|c"),
                                Profile.TRANSPARENT,
                                Dialect.NHS_LIVE,
                                Path.of("/etc/own.json"),
                                new IngressProperties.Validation(
                                        0, List.of(new IngressProperties.ServiceLevel("a|d", 0))),
                                AuthPropertiesTest.DEFAULTS,
                                AuthPropertiesTest.ADMIN_DEFAULTS));
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
        "ingress.broker.silence,200ms",
        "ingress.delivery.urls,ftp://delivery",
        "ingress.delivery.secret,short",
        "ingress.delivery.max-open,0",
        "ingress.capacity.connections,0",
        "ingress.capacity.calls,0",
        "ingress.capacity.bodies,4MB",
        "ingress.cors.origins,page.example",
        "ingress.cors.origins,https://page.example/path",
        "ingress.status.api-key,' '",
        "ingress.validation.level,3",
        "ingress.validation.level,-1",
        "ingress.document-reference.consumer,locator",
        "ingress.document-reference.producer,|x"
    })
    void refuses_a_value_with_a_sentence_that_names_its_key(String key, String value) {
        assertThatThrownBy(() -> bound(Map.of(key, value))).rootCause().hasMessageContaining(key);
    }

    @Test
    void more_calls_than_connections_are_refused() {
        assertThatThrownBy(() ->
                        bound(
                                Map.of(
                                        "ingress.capacity.connections",
                                        "10",
                                        "ingress.capacity.calls",
                                        "11")))
                .rootCause()
                .hasMessageContaining("ingress.capacity.calls");
    }

    @Test
    void what_is_not_set_follows_from_the_heap() {
        Capacity heap = new Capacity(1000, 800, 50);

        assertThat(new IngressProperties.Limits(null, null, null).within(heap)).isEqualTo(heap);
        assertThat(new IngressProperties.Limits(100, null, null).within(heap))
                .isEqualTo(new Capacity(100, 80, 50));
    }

    @Test
    void refuses_a_level_of_a_service_that_makes_no_sense() {
        assertThatThrownBy(() -> bound(level("a|b", "3")))
                .rootCause()
                .hasMessageContaining("ingress.validation.services");
        assertThatThrownBy(() -> bound(level("nobody", "1")))
                .rootCause()
                .hasMessageContaining("ingress.validation.services");
    }

    @Test
    void refuses_to_judge_in_the_profile_in_which_receivers_judge() {
        Map<String, String> keys = new HashMap<>(level("a|b", "1"));
        keys.put("ingress.profile", "transparent");

        assertThatThrownBy(() -> bound(keys))
                .rootCause()
                .hasMessageContaining("ingress.validation")
                .hasMessageContaining("ingress.profile");
    }

    private static Map<String, String> level(String service, String level) {
        return Map.of(
                "ingress.validation.services[0].service", service,
                "ingress.validation.services[0].level", level);
    }

    @Test
    void never_prints_a_secret() {
        assertThat(bound(Map.of("ingress.delivery.secret", SECRET)).toString())
                .doesNotContain(SECRET);
        assertThat(bound(Map.of("ingress.status.api-key", SECRET)).toString())
                .doesNotContain(SECRET);
    }

    private static IngressProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("ingress", IngressProperties.class);
    }
}
