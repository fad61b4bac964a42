package org.barsrouter.delivery.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.routing.egress.EgressRules;
import org.junit.jupiter.api.Test;

class SourceAddressesTest {
    private static final List<InetAddress> SOURCES =
            List.of(InetAddress.ofLiteral("127.0.0.21"), InetAddress.ofLiteral("127.0.0.22"));

    @Test
    void receivers_see_the_configured_addresses_and_each_endpoint_the_same_one() {
        Map<String, Set<String>> seen = new ConcurrentHashMap<>();
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
                ScriptedReceiver receiver = ScriptedReceiver.start();
                HttpReceiverClient client = client(timer)) {
            receiver.always((request, exchange) -> {
                seen.computeIfAbsent(request.line(), _ -> ConcurrentHashMap.newKeySet())
                        .add(exchange.socket().getInetAddress().getHostAddress());
                exchange.send(ScriptedReceiver.response(request, 200, ScriptedReceiver.BUNDLE));
            });

            for (int i = 0; i < 24; i++) {
                URI endpoint = receiver.address().resolve("/supplier-" + i % 8);
                assertThat(client.call(call(endpoint)).result()).isInstanceOf(Answered.class);
            }
        }

        assertThat(seen).hasSize(8);
        assertThat(seen.values()).allSatisfy(addresses -> assertThat(addresses).hasSize(1));
        assertThat(seen.values().stream().flatMap(Set::stream).distinct())
                .containsExactlyInAnyOrder("127.0.0.21", "127.0.0.22");
    }

    @Test
    void an_address_of_another_machine_is_refused_with_its_remedy() {
        InetAddress elsewhere = InetAddress.ofLiteral("192.0.2.17");

        assertThatThrownBy(() -> SourceAddresses.check(List.of(elsewhere)))
                .hasMessageContaining("connections cannot be made from 192.0.2.17")
                .hasMessageContaining("name addresses of this machine's own interfaces");
    }

    private static HttpReceiverClient client(ScheduledExecutorService timer) {
        return new HttpReceiverClient(
                new HttpSettings(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        20,
                        40,
                        Duration.ofSeconds(20),
                        1_000_000),
                new Egress(new EgressRules.Everything(), SOURCES, EgressNews.none()),
                Tls.PLATFORM,
                timer,
                InstantSource.system());
    }

    private static ReceiverCall call(URI endpoint) {
        return new ReceiverCall(
                "GET",
                endpoint,
                "/metadata",
                null,
                List.of(),
                ByteBuffer.allocate(0),
                Duration.ofSeconds(10));
    }
}
