package org.barsrouter.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.barsrouter.ingress.answer.Answer;
import org.barsrouter.ingress.config.IngressProperties;
import org.barsrouter.ingress.fixture.FakeDelivery;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.read.ReadCall;
import org.barsrouter.schemas.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryClientTest {
    private static final String NOBODY = "http://127.0.0.1:1";
    private static final FakeDelivery DELIVERY = FakeDelivery.start();

    @Test
    void an_instance_that_is_away_is_stepped_over() throws IOException {
        try (DeliveryClient client = client(FakeDelivery.SECRET, NOBODY, DELIVERY.url())) {
            for (int i = 0; i < 4; i++) {
                assertThat(client.read(call(Duration.ofSeconds(5)), Optional.empty()))
                        .isInstanceOf(Answer.FromReceiver.class);
            }
        }
    }

    @Test
    void nobody_at_all_is_told_as_our_own_outage() throws IOException {
        assertRefused(client(FakeDelivery.SECRET, NOBODY), Refusal.READ_NOT_RELAYED);
    }

    @Test
    void without_the_secret_that_delivery_knows_nothing_is_relayed() throws IOException {
        assertRefused(client(null, DELIVERY.url()), Refusal.READS_NOT_SET_UP);
        assertRefused(client(FakeDelivery.SECRET + "x", DELIVERY.url()), Refusal.READS_NOT_SET_UP);
    }

    @Test
    void delivery_that_says_nothing_is_given_up() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(
                    client(FakeDelivery.SECRET, "http://127.0.0.1:" + silent.getLocalPort()),
                    Refusal.READ_TIMED_OUT);
        }
    }

    @Test
    void one_read_too_many_is_refused_at_once_and_a_place_is_given_back() throws Exception {
        ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort());
        try (DeliveryClient client = client(List.of(address), FakeDelivery.SECRET, 1)) {
            Thread first =
                    Thread.ofVirtual()
                            .start(() ->
                                    client.read(call(Duration.ofSeconds(30)), Optional.empty()));
            try (Socket _ = silent.accept()) {
                assertThat(client.read(call(Duration.ofSeconds(30)), Optional.empty()))
                        .isInstanceOfSatisfying(
                                Answer.Refused.class,
                                refused -> {
                                    assertThat(refused.refusal())
                                            .isEqualTo(Refusal.READ_NOT_RELAYED);
                                    assertThat(refused.diagnostics()).contains("Too many reads");
                                    assertThat(refused.headers())
                                            .contains(new HeaderField("Retry-After", "1"));
                                });
                silent.close();
            }
            assertThat(first.join(Duration.ofSeconds(20))).isTrue();
            assertThat(client.read(call(Duration.ofSeconds(1)), Optional.empty()))
                    .isEqualTo(Answer.Refused.of(Refusal.READ_NOT_RELAYED));
        }
    }

    private static void assertRefused(DeliveryClient client, Refusal refusal) throws IOException {
        try (client) {
            assertThat(client.read(call(Duration.ofMillis(100)), Optional.empty()))
                    .isEqualTo(Answer.Refused.of(refusal));
        }
    }

    private static DeliveryClient client(@Nullable String secret, String... urls) {
        return client(Arrays.stream(urls).map(URI::create).toList(), secret, 8);
    }

    private static DeliveryClient client(
            List<URI> instances, @Nullable String secret, int maxOpen) {
        return new DeliveryClient(
                new IngressProperties.Delivery(instances, secret, maxOpen), Duration.ofMillis(100));
    }

    private static ReadCall call(Duration within) {
        return new ReadCall(
                new ServiceId(IdentifierSystems.DOS_SERVICE_ID, "2000099999"),
                null,
                "/Slot",
                null,
                List.of(),
                within);
    }
}
