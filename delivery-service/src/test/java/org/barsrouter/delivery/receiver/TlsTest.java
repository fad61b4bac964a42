package org.barsrouter.delivery.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.AttemptResult.Broken;
import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.classify.Classifier;
import org.barsrouter.routing.egress.EgressRules;
import org.barsrouter.sandbox.partner.tls.Authority;
import org.barsrouter.sandbox.partner.tls.Identity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// TLS with receivers on real sockets, each with a certificate made for the occasion.
@Timeout(60)
class TlsTest {
    private static final Authority ROOT = Tls.authority("This environment");
    private static final Authority STRANGER = Tls.authority("Another environment");

    /// Of the same name as ours: a receiver that trusts it asks for our certificate.
    private static final Authority NAMESAKE = Tls.authority("This environment");

    private static final String HERE = "127.0.0.1";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Obstacle> heard = new ConcurrentHashMap<>();

    @TempDir private Path folder;

    @AfterEach
    void ends() {
        timer.shutdownNow();
    }

    @Test
    void a_receiver_of_this_environment_gets_messages() {
        assertThat(result(secured(ROOT.issue(Tls.LONG, HERE)))).isInstanceOf(Answered.class);
        assertThat(heard).isEmpty();
    }

    @Test
    void a_certificate_that_has_expired_is_never_sent_anything() {
        refusedAs(Obstacle.TLS_EXPIRED, secured(ROOT.issue(Tls.PAST, HERE)));
    }

    @Test
    void nor_is_one_that_leads_to_a_strange_root() {
        refusedAs(Obstacle.TLS_UNTRUSTED, secured(STRANGER.issue(Tls.LONG, HERE)));
    }

    @Test
    void nor_one_that_is_made_out_to_another_name() {
        refusedAs(Obstacle.TLS_NAME, secured(ROOT.issue(Tls.LONG, "other.example.org")));
    }

    @Test
    void a_receiver_that_demands_a_certificate_sees_ours() {
        Map<String, AtomicInteger> callers = new ConcurrentHashMap<>();
        ScriptedReceiver receiver = mutual(ROOT, "TLSv1.3");
        receiver.then((request, exchange) -> answer(request, exchange, callers));

        assertThat(result(receiver)).isInstanceOf(Answered.class);
        assertThat(callers).containsOnlyKeys("CN=router.example.org");
    }

    @Test
    void who_shows_a_certificate_uses_its_connection_again() {
        try (ScriptedReceiver receiver = mutual(ROOT, "TLSv1.3");
                HttpReceiverClient client = client(context("router.example.org"))) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.call(call(receiver)).result()).isInstanceOf(Answered.class);
            }
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    /// Its alert may get lost with the connection that it closes: then the handshake just broke
    /// off, or, where TLS 1.3 let the request be written, nobody can tell.
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_receiver_that_does_not_accept_our_certificate_reads_nothing(String version) {
        ScriptedReceiver receiver = mutual(NAMESAKE, version);

        AttemptResult result = result(receiver);

        assertThat(result)
                .isIn(
                        new NotSent(Obstacle.TLS_REFUSED),
                        new NotSent(Obstacle.TLS),
                        new Broken(AttemptResult.Fault.RESET));
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void certificates_change_under_load_and_no_call_fails() throws Exception {
        Map<String, AtomicInteger> callers = new ConcurrentHashMap<>();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (ScriptedReceiver receiver = mutual(ROOT, "TLSv1.3");
                HttpReceiverClient client = client(context("before.example.org"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            receiver.then((request, exchange) -> {
                held.countDown();
                release.await();
                answer(request, exchange, callers);
            });
            Future<AttemptResult> open = threads.submit(() -> client.call(call(receiver)).result());
            held.await();
            AtomicInteger ended = new AtomicInteger();
            List<Future<AttemptResult>> calls = new ArrayList<>();
            Callable<AttemptResult> one =
                    () -> {
                        AttemptResult result = client.call(call(receiver)).result();
                        ended.incrementAndGet();
                        return result;
                    };
            for (int round = 1; round <= 4; round++) {
                int before = ended.get();
                for (int i = 0; i < 50; i++) {
                    calls.add(threads.submit(one));
                }
                await().until(() -> ended.get() > before);
                client.use(context("round-" + round + ".example.org"));
            }
            receiver.always((request, exchange) -> answer(request, exchange, callers));

            for (Future<AttemptResult> each : calls) {
                assertThat(each.get()).isInstanceOf(Answered.class);
            }
            callers.clear();
            assertThat(client.call(call(receiver)).result()).isInstanceOf(Answered.class);
            assertThat(callers).containsOnlyKeys("CN=round-4.example.org");
            release.countDown();
            assertThat(open.get()).isInstanceOf(Answered.class);
            assertThat(callers).containsKey("CN=before.example.org");
        }
    }

    private void refusedAs(Obstacle obstacle, ScriptedReceiver receiver) {
        AttemptResult result = result(receiver);

        assertThat(result).isEqualTo(new NotSent(obstacle));
        assertThat(receiver.requests()).isEmpty();
        assertThat(heard).containsExactly(Map.entry(HERE, obstacle));
        assertThat(Classifier.classify(result)).isEqualTo(Classification.UNREACHABLE);
    }

    private AttemptResult result(ScriptedReceiver receiver) {
        try (receiver;
                HttpReceiverClient client = client(context("router.example.org"))) {
            return client.call(call(receiver)).result();
        }
    }

    private static ScriptedReceiver secured(Identity identity) {
        return ScriptedReceiver.secured(identity.serving(ROOT.root()));
    }

    private static ScriptedReceiver mutual(Authority clients, String version) {
        return ScriptedReceiver.mutual(ROOT.issue(Tls.LONG, HERE).serving(clients.root()), version);
    }

    private SSLContext context(String name) {
        return Tls.files(folder, ROOT.issue(Tls.LONG, name), ROOT.root()).load().context();
    }

    private static void answer(
            ScriptedReceiver.Request request,
            ScriptedReceiver.Exchange exchange,
            Map<String, AtomicInteger> callers)
            throws java.io.IOException {
        String caller = ((SSLSocket) exchange.socket()).getSession().getPeerPrincipal().getName();
        callers.computeIfAbsent(caller, _ -> new AtomicInteger()).incrementAndGet();
        exchange.send(ScriptedReceiver.response(request, 200, ScriptedReceiver.BUNDLE));
    }

    private HttpReceiverClient client(SSLContext tls) {
        EgressNews news =
                new EgressNews() {
                    @Override
                    public void secured(
                            String host, java.security.cert.X509Certificate certificate) {}

                    @Override
                    public void insecure(String host, Obstacle why) {
                        heard.put(host, why);
                    }

                    @Override
                    public void forbidden(String host, String why) {}
                };
        return new HttpReceiverClient(
                new HttpSettings(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        20,
                        40,
                        Duration.ofSeconds(20),
                        1_000_000),
                new Egress(new EgressRules.Everything(), List.of(), news),
                tls,
                timer,
                InstantSource.system());
    }

    private static ReceiverCall call(ScriptedReceiver receiver) {
        return new ReceiverCall(
                "POST",
                receiver.address(),
                "/$process-message",
                null,
                List.of(),
                ByteBuffer.wrap(new byte[] {'{', '}'}),
                Duration.ofSeconds(30));
    }
}
