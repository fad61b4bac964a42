package org.barsrouter.delivery.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.gate.GateLimits;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.delivery.lane.Effect;
import org.barsrouter.delivery.read.ReadGate;
import org.barsrouter.delivery.read.ReadNews;
import org.barsrouter.delivery.read.ReadRoutes;
import org.barsrouter.delivery.read.Reads;
import org.barsrouter.routing.egress.EgressRules;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.policy.Policy.Backoff;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.read.ReadAnswer;
import org.barsrouter.schemas.read.ReadCall;
import org.barsrouter.schemas.read.ReadField;
import org.barsrouter.schemas.refusal.Refusal;
import org.barsrouter.tracing.http.Tracing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Reads against a receiver on a real socket.
class ReadRelayTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final HttpReceiverClient receivers =
            new HttpReceiverClient(
                    new HttpSettings(
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(2),
                            20,
                            40,
                            Duration.ofSeconds(10),
                            1024),
                    new Egress(new EgressRules.Everything(), List.of(), EgressNews.none()),
                    Tls.PLATFORM,
                    timer,
                    InstantSource.system());
    private final ScriptedReceiver receiver = ScriptedReceiver.start();
    private final Heard heard = new Heard();
    private URI address = receiver.address();
    private PolicyOverrides policy = PolicyOverrides.none();

    private static final class Heard implements ReadNews {
        private final Queue<Classification> classifications = new ConcurrentLinkedQueue<>();
        private final Queue<Effect> effects = new ConcurrentLinkedQueue<>();
        private int differing;

        @Override
        public void moved(Effect effect) {
            effects.add(effect);
        }

        @Override
        public void ended(String endpointId, Classification classification, Duration took) {
            classifications.add(classification);
        }

        @Override
        public void routeDiffers() {
            differing++;
        }
    }

    @AfterEach
    void close() {
        receivers.close();
        receiver.close();
        timer.shutdownNow();
    }

    @Test
    void path_query_and_headers_arrive_byte_for_byte_and_the_answer_comes_back_whole() {
        String query = "patient:identifier=https://fhir.nhs.uk/Id/nhs-number|999%2526a=%0A&x.y:z=$";

        ReadAnswer answer = relay().with(call("/Appointment", query));

        assertThat(receiver.requests().getFirst().line())
                .isEqualTo("GET /fhir/Appointment?" + query + " HTTP/1.1");
        assertThat(receiver.requests().getFirst().header("X-Request-Id")).isEqualTo("r");
        assertThat(receiver.requests().getFirst().header("Authorization")).isEmpty();
        assertThat(receiver.requests().getFirst().header("Content-Length")).isEmpty();
        assertThat(answer).isInstanceOf(ReadAnswer.FromReceiver.class);
        ReadAnswer.FromReceiver received = (ReadAnswer.FromReceiver) answer;
        assertThat(received.status()).isEqualTo(200);
        assertThat(StandardCharsets.UTF_8.decode(received.body()).toString())
                .isEqualTo(ScriptedReceiver.BUNDLE);
        assertThat(heard.classifications).containsExactly(Classification.DELIVERED);
        assertThat(heard.differing).isZero();
    }

    @Test
    void a_receivers_own_refusal_is_passed_on() {
        receiver.thenAnswer(404, ScriptedReceiver.outcome("not-found"));

        ReadAnswer answer = relay().with(call("/Appointment/1", null));

        assertThat(((ReadAnswer.FromReceiver) answer).status()).isEqualTo(404);
    }

    @Test
    void what_has_no_outcome_gets_ours_with_the_wish_of_the_receiver() {
        receiver.thenAnswer(503, "<html>", "Retry-After: 7");

        ReadAnswer.Refused answer = (ReadAnswer.Refused) relay().with(call("/Slot", null));

        assertThat(answer.code()).isEqualTo(Refusal.RECEIVER_UNAVAILABLE.code());
        assertThat(answer.retryAfterSeconds()).hasValue(7);
    }

    @Test
    void a_receiver_that_hangs_is_given_up_and_nothing_is_called_unknown() {
        receiver.then((_, exchange) -> exchange.hang());

        ReadAnswer.Refused answer =
                (ReadAnswer.Refused) relay().with(call("/Slot", null, Duration.ofMillis(300)));

        assertThat(answer.code()).isEqualTo(Refusal.RECEIVER_TIMEOUT.code());
        assertThat(answer.diagnostics())
                .hasValueSatisfying(text -> assertThat(text).doesNotContain("unknown"));
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void a_connection_that_breaks_is_replaced_once() {
        receiver.then((_, exchange) -> exchange.drop());

        ReadAnswer answer = relay().with(call("/Slot", null));

        assertThat(answer).isInstanceOf(ReadAnswer.FromReceiver.class);
        assertThat(receiver.requests()).hasSize(2);
    }

    @Test
    void nobody_there_is_told_and_after_enough_of_it_nobody_is_asked() {
        address = URI.create("http://127.0.0.1:" + ScriptedReceiver.freePort());
        Relay relay = relay();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            codes.add(((ReadAnswer.Refused) relay.with(call("/Slot", null))).code());
        }

        assertThat(codes)
                .containsExactly(
                        Refusal.RECEIVER_UNREACHABLE.code(),
                        Refusal.RECEIVER_UNREACHABLE.code(),
                        Refusal.RECEIVER_UNREACHABLE.code(),
                        Refusal.RECEIVER_KNOWN_DOWN.code());
        assertThat(heard.effects).isNotEmpty();
    }

    @Test
    void more_than_the_policy_allows_wait_for_a_slot_and_are_then_refused() {
        policy = new PolicyOverrides.Builder().maxInFlight(1).build();
        receiver.then((_, exchange) -> exchange.hang());
        Relay relay = relay();
        CompletableFuture<ReadAnswer> first =
                CompletableFuture.supplyAsync(
                        () -> relay.with(call("/Slot", null, Duration.ofSeconds(5))));
        await().until(() -> receiver.requests().size() == 1);

        ReadAnswer.Refused second = (ReadAnswer.Refused) relay.with(call("/Slot", null));

        assertThat(second.code()).isEqualTo(Refusal.READS_BUSY.code());
        assertThat(second.retryAfterSeconds()).hasValue(1);
        receiver.close();
        assertThat(first.join()).isInstanceOf(ReadAnswer.Refused.class);
    }

    @Test
    void what_the_catalogue_does_not_know_is_refused_as_the_router_refuses_it() {
        ReadCall unknown =
                new ReadCall(
                        new ServiceId(IdentifierSystems.DOS_SERVICE_ID, "1"),
                        null,
                        "/Slot",
                        null,
                        List.of(),
                        Duration.ofSeconds(1));

        assertThat(((ReadAnswer.Refused) relay().with(unknown)).code())
                .isEqualTo(Refusal.SERVICE_UNKNOWN.code());
    }

    @Test
    void an_ingress_that_knows_another_route_is_counted() {
        relay().with(
                        new ReadCall(
                                Reads.SERVICE,
                                "another",
                                "/metadata",
                                null,
                                List.of(),
                                Duration.ofSeconds(5)));

        assertThat(heard.differing).isEqualTo(1);
    }

    private record Relay(ReadRelay relay) {
        ReadAnswer with(ReadCall call) {
            try {
                return relay.answer(call, Optional.empty());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    private Relay relay() {
        Gates gates =
                new Gates(
                        new GateLimits(
                                new Breaker.Limits(
                                        3,
                                        new Backoff(
                                                Duration.ofMinutes(1), Duration.ofMinutes(5), 2)),
                                64),
                        new SplittableRandom(1));
        return new Relay(
                new ReadRelay(
                        new ReadRoutes(
                                IdentifierSystems.national(),
                                id ->
                                        id.equals(Reads.SERVICE)
                                                ? Optional.of(Reads.route(address, policy))
                                                : Optional.empty()),
                        new ReadGate(gates),
                        new ReadSlots(Duration.ofMillis(200)),
                        new TracedReceivers(receivers, Tracing.off()),
                        new ReadRelay.Told(heard, InstantSource.system())));
    }

    private static ReadCall call(String path, @Nullable String query) {
        return call(path, query, Duration.ofSeconds(5));
    }

    private static ReadCall call(String path, @Nullable String query, Duration within) {
        return new ReadCall(
                Reads.SERVICE,
                Reads.HASH,
                path,
                query,
                List.of(
                        new ReadField("X-Request-Id", "r"),
                        new ReadField("X-Correlation-Id", "c"),
                        new ReadField("Authorization", "Bearer secret")),
                within);
    }
}
