package org.barsrouter.delivery.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.AttemptResult.Broken;
import org.barsrouter.delivery.classify.AttemptResult.Echo;
import org.barsrouter.delivery.classify.AttemptResult.Fault;
import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.barsrouter.delivery.classify.Body;
import org.barsrouter.routing.egress.EgressRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpReceiverClientTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final HttpReceiverClient client =
            new HttpReceiverClient(
                    new HttpSettings(
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(1),
                            4,
                            8,
                            Duration.ofSeconds(20),
                            10_000),
                    new Egress(new EgressRules.Everything(), List.of(), EgressNews.none()),
                    Tls.PLATFORM,
                    watchdog,
                    InstantSource.system());
    private final ScriptedReceiver receiver = ScriptedReceiver.start();

    @AfterEach
    void close() {
        receiver.close();
        client.close();
        watchdog.shutdownNow();
    }

    @Test
    void an_answer_comes_back_whole() {
        Received received = call(receiver.address(), LONG);

        assertThat(received.result())
                .isEqualTo(new Answered(200, new Body.Resource(), Echo.BOTH_IDS, Optional.empty()));
        Received.Answer answer = received.answer().orElseThrow();
        assertThat(StandardCharsets.UTF_8.decode(answer.body()).toString())
                .isEqualTo(ScriptedReceiver.BUNDLE);
        assertThat(answer.headers())
                .extracting(HeaderField::name)
                .contains("Content-Type", "X-Request-Id")
                .doesNotContain("Content-Length");
    }

    @Test
    void what_belongs_to_the_hop_or_is_secret_is_not_forwarded() {
        call(receiver.address(), LONG);

        ScriptedReceiver.Request request = receiver.requests().getFirst();
        assertThat(request.header("Authorization")).isEmpty();
        assertThat(request.header("X-Named-In-Connection")).isEmpty();
        assertThat(request.header("Accept-Encoding")).isEmpty();
        assertThat(request.header("User-Agent")).isEmpty();
        assertThat(request.header("Host")).isEqualTo("127.0.0.1:" + receiver.port());
        assertThat(request.header("Content-Type")).isEqualTo("application/fhir+json");
    }

    @Test
    void a_name_that_does_not_resolve_was_not_sent() {
        assertThat(call(URI.create("http://nowhere.invalid/"), LONG).result())
                .isEqualTo(new NotSent(Obstacle.DNS));
    }

    @Test
    void a_refused_connection_was_not_sent() {
        URI nobody = URI.create("http://127.0.0.1:" + ScriptedReceiver.freePort());

        assertThat(call(nobody, LONG).result()).isEqualTo(new NotSent(Obstacle.CONNECT));
    }

    @Test
    void a_failed_handshake_was_not_sent() {
        receiver.then((_, exchange) -> exchange.drop());
        URI plain = URI.create("https://127.0.0.1:" + receiver.port());

        AttemptResult result = call(plain, Duration.ofSeconds(5)).result();

        assertThat(result).isInstanceOf(NotSent.class);
        assertThat(receiver.requests()).noneMatch(request -> request.line().contains("HTTP/1.1"));
    }

    @Test
    void a_connection_dropped_after_the_request_is_broken() {
        receiver.then((_, exchange) -> exchange.drop());

        assertThat(call(receiver.address(), LONG).result()).isEqualTo(new Broken(Fault.RESET));
    }

    @Test
    void a_receiver_that_says_nothing_is_ended_by_the_watchdog() {
        receiver.then((_, exchange) -> exchange.hang());

        assertThat(call(receiver.address(), Duration.ofMillis(300)).result())
                .isEqualTo(new Broken(Fault.TIMEOUT));
    }

    @Test
    void a_slow_drip_is_ended_by_the_watchdog_too() {
        receiver.then((_, exchange) -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
            for (int i = 0; i < 5_000; i++) {
                exchange.send(" ");
                boolean over =
                        exchange.closed().await(20, java.util.concurrent.TimeUnit.MILLISECONDS);
                if (over) {
                    return;
                }
            }
        });

        assertThat(call(receiver.address(), Duration.ofMillis(500)).result())
                .isEqualTo(new Broken(Fault.TIMEOUT));
    }

    @Test
    void a_truncated_answer_is_broken() {
        receiver.then((_, exchange) -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"resource");
            exchange.socket().close();
        });

        assertThat(call(receiver.address(), LONG).result()).isEqualTo(new Broken(Fault.TRUNCATED));
    }

    @Test
    void an_answer_that_is_too_large_is_broken() {
        receiver.thenAnswer(200, "x".repeat(10_001));

        assertThat(call(receiver.address(), LONG).result()).isEqualTo(new Broken(Fault.TOO_LARGE));
    }

    @Test
    void missing_ids_are_noticed() {
        receiver.then(
                (_, exchange) -> exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"));

        assertThat(call(receiver.address(), LONG).result())
                .isEqualTo(new Answered(200, new Body.NotFhir(), Echo.MISSING, Optional.empty()));
    }

    @Test
    void the_receivers_wish_is_read() {
        receiver.thenAnswer(429, ScriptedReceiver.outcome("throttled"), "Retry-After: 17");

        assertThat(call(receiver.address(), LONG).result())
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered ->
                                assertThat(answered.retryAfter()).contains(Duration.ofSeconds(17)));
    }

    @Test
    void connections_are_kept_and_used_again() {
        call(receiver.address(), LONG);
        call(receiver.address(), LONG);

        assertThat(receiver.requests()).hasSize(2);
        assertThat(receiver.connections()).isEqualTo(1);
    }

    private Received call(URI address, Duration timeout) {
        return client.call(
                new ReceiverCall(
                        "POST",
                        address,
                        "/$process-message",
                        null,
                        List.of(
                                new HeaderField("X-Request-Id", "r-1"),
                                new HeaderField("X-Correlation-Id", "c-1"),
                                new HeaderField("Content-Type", "application/fhir+json"),
                                new HeaderField("Authorization", "Bearer secret"),
                                new HeaderField("Accept-Encoding", "gzip"),
                                new HeaderField("Connection", "close, X-Named-In-Connection"),
                                new HeaderField("X-Named-In-Connection", "1"),
                                new HeaderField("Content-Length", "999")),
                        ByteBuffer.wrap("{}".getBytes(StandardCharsets.UTF_8)),
                        timeout));
    }
}
