package org.barsrouter.delivery.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class DeliveryPropertiesTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new DeliveryProperties(
                                "bars-delivery",
                                Duration.ofMillis(200),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(60),
                                new DeliveryProperties.Partition(
                                        20_000, 2_000, DataSize.ofMegabytes(64)),
                                new DeliveryProperties.Lane(64, 256, Duration.ofSeconds(1)),
                                new DeliveryProperties.Host(512),
                                new DeliveryProperties.Breaker(
                                        5, Duration.ofSeconds(1), Duration.ofMinutes(5)),
                                new DeliveryProperties.DeadLetters(0.5, 20),
                                new DeliveryProperties.Attempt(
                                        Duration.ofSeconds(5),
                                        Duration.ofSeconds(2),
                                        512,
                                        4_096,
                                        Duration.ofSeconds(20),
                                        DataSize.ofMegabytes(7)),
                                new DeliveryProperties.Parked(
                                        500, Duration.ofMillis(50), Duration.ofSeconds(5)),
                                new DeliveryProperties.Reads(null, Duration.ofSeconds(1)),
                                new TlsProperties(
                                        null,
                                        null,
                                        null,
                                        null,
                                        Duration.ofSeconds(10),
                                        List.of(
                                                Duration.ofDays(30),
                                                Duration.ofDays(7),
                                                Duration.ofDays(1))),
                                new EgressProperties(
                                        List.of(), List.of(), List.of(".nhs.uk"), List.of()),
                                null));
    }

    @Test
    void every_key_binds() {
        Map<String, String> keys =
                Map.ofEntries(
                        Map.entry("delivery.group-id", "other"),
                        Map.entry("delivery.commit-interval", "1s"),
                        Map.entry("delivery.stop-timeout", "3s"),
                        Map.entry("delivery.seen-window", "30s"),
                        Map.entry("delivery.routes-timeout", "10s"),
                        Map.entry("delivery.partition.max-skew", "1"),
                        Map.entry("delivery.partition.max-open", "2"),
                        Map.entry("delivery.partition.max-open-bytes", "3MB"),
                        Map.entry("delivery.lane.max-in-flight", "4"),
                        Map.entry("delivery.lane.max-waiting", "5"),
                        Map.entry("delivery.lane.full-pause", "6s"),
                        Map.entry("delivery.host.max-in-flight", "17"),
                        Map.entry("delivery.dead-letters.max-share", "0.75"),
                        Map.entry("delivery.dead-letters.least", "18"),
                        Map.entry("delivery.breaker.failures", "7"),
                        Map.entry("delivery.breaker.probe-initial", "8s"),
                        Map.entry("delivery.breaker.probe-max", "9s"),
                        Map.entry("delivery.attempt.connect-timeout", "10s"),
                        Map.entry("delivery.attempt.pool-timeout", "11s"),
                        Map.entry("delivery.attempt.connections-per-host", "12"),
                        Map.entry("delivery.attempt.connections", "13"),
                        Map.entry("delivery.attempt.idle-timeout", "14s"),
                        Map.entry("delivery.attempt.max-answer", "1MB"),
                        Map.entry("delivery.parked.writer-batch", "16"),
                        Map.entry("delivery.parked.gathering", "20ms"),
                        Map.entry("delivery.parked.route-check", "17s"),
                        Map.entry("delivery.reads.secret", SECRET),
                        Map.entry("delivery.reads.patience", "18s"),
                        Map.entry("delivery.tls.certificate", "chain.pem"),
                        Map.entry("delivery.tls.key", "key.pem"),
                        Map.entry("delivery.tls.password-file", "password"),
                        Map.entry("delivery.tls.trust", "roots.pem"),
                        Map.entry("delivery.tls.check-every", "19s"),
                        Map.entry("delivery.tls.warn-before", "20d"),
                        Map.entry("delivery.egress.addresses", "192.0.2.17,192.0.2.18"),
                        Map.entry("delivery.egress.hosts", "booking.example.org"),
                        Map.entry("delivery.egress.networks", "10.20.0.0/16"),
                        Map.entry("delivery.egress.public-addresses", "192.0.2.19"),
                        Map.entry("delivery.advertised-url", "http://delivery-1:8082"));

        assertThat(bind(keys))
                .isEqualTo(
                        new DeliveryProperties(
                                "other",
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(10),
                                new DeliveryProperties.Partition(1, 2, DataSize.ofMegabytes(3)),
                                new DeliveryProperties.Lane(4, 5, Duration.ofSeconds(6)),
                                new DeliveryProperties.Host(17),
                                new DeliveryProperties.Breaker(
                                        7, Duration.ofSeconds(8), Duration.ofSeconds(9)),
                                new DeliveryProperties.DeadLetters(0.75, 18),
                                new DeliveryProperties.Attempt(
                                        Duration.ofSeconds(10),
                                        Duration.ofSeconds(11),
                                        12,
                                        13,
                                        Duration.ofSeconds(14),
                                        DataSize.ofMegabytes(1)),
                                new DeliveryProperties.Parked(
                                        16, Duration.ofMillis(20), Duration.ofSeconds(17)),
                                new DeliveryProperties.Reads(SECRET, Duration.ofSeconds(18)),
                                new TlsProperties(
                                        Path.of("chain.pem"),
                                        Path.of("key.pem"),
                                        Path.of("password"),
                                        Path.of("roots.pem"),
                                        Duration.ofSeconds(19),
                                        List.of(Duration.ofDays(20))),
                                new EgressProperties(
                                        List.of("192.0.2.17", "192.0.2.18"),
                                        List.of("192.0.2.19"),
                                        List.of("booking.example.org"),
                                        List.of("10.20.0.0/16")),
                                URI.create("http://delivery-1:8082")));
    }

    @Test
    void a_secret_is_long_and_never_printed() {
        assertThatThrownBy(() -> bind(Map.of("delivery.reads.secret", "short")))
                .rootCause()
                .hasMessageStartingWith("delivery.reads.secret must have at least 32 characters");
        assertThat(bind(Map.of("delivery.reads.secret", SECRET)).toString()).doesNotContain(SECRET);
    }

    @Test
    void an_answer_that_no_topic_could_hold_is_refused_with_its_remedy() {
        assertThatThrownBy(() -> bind(Map.of("delivery.attempt.max-answer", "8MB")))
                .rootCause()
                .hasMessageStartingWith("delivery.attempt.max-answer must be between 1B and 7MB");
    }

    @Test
    void a_limit_of_nothing_is_refused_with_its_key() {
        assertThatThrownBy(() -> bind(Map.of("delivery.lane.max-waiting", "0")))
                .rootCause()
                .hasMessage("delivery.lane.max-waiting must be a number of at least 1");
    }

    @Test
    void a_share_of_nothing_is_refused_with_its_key() {
        assertThatThrownBy(() -> bind(Map.of("delivery.dead-letters.max-share", "0")))
                .rootCause()
                .hasMessageStartingWith("delivery.dead-letters.max-share must be above 0");
    }

    @Test
    void a_key_without_its_certificate_is_refused() {
        assertThatThrownBy(() -> bind(Map.of("delivery.tls.key", "key.pem")))
                .rootCause()
                .hasMessageContaining("set delivery.tls.certificate too");
    }

    @Test
    void an_egress_address_is_that_of_one_machine() {
        for (String wrong : List.of("gateway.example", "0.0.0.0", "224.0.0.1", "10.0.0.0/8")) {
            assertThatThrownBy(() -> bind(Map.of("delivery.egress.addresses", wrong)))
                    .hasStackTraceContaining(
                            "delivery.egress.addresses: "
                                    + wrong
                                    + " is not the IP address of one machine");
        }
    }

    @Test
    void what_is_no_host_or_network_is_refused_with_its_key() {
        assertThatThrownBy(() -> bind(Map.of("delivery.egress.hosts", "*.nhs.uk")))
                .hasStackTraceContaining("delivery.egress.hosts: *.nhs.uk is neither a host");
        assertThatThrownBy(() -> bind(Map.of("delivery.egress.networks", "10.0.0.0/99")))
                .hasStackTraceContaining("delivery.egress.networks: 10.0.0.0/99 is no network");
    }

    private static DeliveryProperties bind(Map<String, String> keys) {
        return new Binder(new MapConfigurationPropertySource(keys))
                .bindOrCreate("delivery", DeliveryProperties.class);
    }
}
