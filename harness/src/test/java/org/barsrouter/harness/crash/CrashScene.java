package org.barsrouter.harness.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barsrouter.harness.process.BrokerProcess;
import org.barsrouter.harness.process.Part;
import org.barsrouter.harness.process.SeparateServices;
import org.barsrouter.sandbox.app.SandboxSettings;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.demo.DemoMain;
import org.barsrouter.sandbox.demo.Partners;
import org.barsrouter.sandbox.demo.Stage;
import org.barsrouter.sandbox.log.ProcessLogging;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.partner.CastHost;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceivedRequest;
import org.barsrouter.sandbox.partner.http.SimulatedReceiver;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.ParkedEntry;
import org.barsrouter.schemas.avro.ParkedState;
import org.barsrouter.schemas.topic.Layout;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;

/// A whole system of processes that may be killed, with the partners in this JVM, where they
/// survive. What it is asked are the promises: what came to a receiver, what was pushed to a
/// sender, what the journal and the dead letters say.
final class CrashScene implements AutoCloseable {
    /// Longer than the time-out of an attempt (32 s), which a new owner of an ordered lane waits
    /// for the calls that the old one may still have under way.
    static final Duration PATIENCE = Duration.ofSeconds(90);

    /// Longer than a new owner needs, so that a sender hears it and not only that time is over.
    static final Duration RELAY_DEADLINE = Duration.ofSeconds(50);

    private static final Pattern REPLY_PARTITION =
            Pattern.compile("reply partition positioned.*?\"partition\":\"?(\\d+)");
    private static final RandomGenerator RANDOM = new SecureRandom();

    private final Composer composer = new Composer(InstantSource.system(), RANDOM);
    private final Partners partners;
    private final SandboxSettings settings;
    private final SeparateServices services;
    private final Cluster cluster;
    private final Stage stage;

    private CrashScene(
            Partners partners,
            SandboxSettings settings,
            SeparateServices services,
            Cluster cluster) {
        this.partners = partners;
        this.settings = settings;
        this.services = services;
        this.cluster = cluster;
        this.stage =
                new Stage(
                        partners,
                        new Stage.Scene(
                                services.ingress(),
                                services.journal(),
                                services.delivery(),
                                RELAY_DEADLINE));
    }

    /// What a scene is set with.
    ///
    /// @param overrides further properties for the services, `--name=value`
    /// @param doomed services that are killed, each a process of its own; the others live in this
    ///   JVM
    record Setting(SeparateServices.Kafka kafka, List<String> overrides, Set<Part> doomed) {

        /// On one broker with the sandbox's topics.
        static Setting on(BrokerProcess broker, Part... doomed) {
            return new Setting(
                    new SeparateServices.Kafka(broker.bootstrapServers(), Layout.sandbox()),
                    List.of(),
                    Set.of(doomed));
        }

        Setting with(String... more) {
            return new Setting(kafka, List.of(more), doomed);
        }
    }

    /// Starts all services.
    static CrashScene start(Path data, Setting setting) throws IOException {
        ProcessLogging.quieten();
        Partners partners = Partners.anywhere();
        List<String> told = new ArrayList<>(DemoMain.overrides(RELAY_DEADLINE));
        told.addAll(Barrier.heeded(data.resolve("barriers")));
        told.addAll(setting.overrides());
        SandboxSettings settings =
                SandboxSettings.of(data, ServicePorts.free()).seeded(partners.seed()).with(told);
        SeparateServices services =
                SeparateServices.start(settings, setting.kafka(), setting.doomed());
        return new CrashScene(
                partners, settings, services, new Cluster(setting.kafka().bootstrapServers()));
    }

    /// Stops the services before they write to a topic.
    Barrier barrierBefore(Topic<?, ?> topic) {
        return Barrier.before(topic, settings.data().resolve("barriers"));
    }

    SeparateServices services() {
        return services;
    }

    ServicePorts ports() {
        return settings.ports();
    }

    Cluster cluster() {
        return cluster;
    }

    Stage stage() {
        return stage;
    }

    SimulatedReceiver host(CastMember member) {
        return partners.host(member.host());
    }

    /// Sends a booking whose sender waits.
    Exchange relay(CastMember receiver) {
        return Exchange.begin(
                stage, stage.request(MessageKind.BOOKING_REQUEST, receiver), receiver);
    }

    /// Sends a referral whose answer comes later, and is accepted.
    Exchange deferred(CastMember receiver) {
        return accepted(stage.request(MessageKind.REFERRAL, receiver), receiver);
    }

    /// Sends the next message of the conversation, deferred, and is accepted.
    Exchange next(Exchange before) {
        Parties parties =
                new Parties(CastMember.TELEPHONE_ADVICE.party(), before.receiver().party());
        return accepted(
                composer.request(
                        MessageKind.REFERRAL, parties, before.request().ids().next(RANDOM)),
                before.receiver());
    }

    /// Asks for an answer later, and is perhaps not accepted.
    Exchange deferredUnanswered(CastMember receiver) {
        return Exchange.begin(
                stage, stage.request(MessageKind.REFERRAL, receiver).deferred(), receiver);
    }

    private Exchange accepted(BarsRequest request, CastMember receiver) {
        Exchange exchange = Exchange.begin(stage, request.deferred(), receiver);
        exchange.assertStatus(202);
        return exchange;
    }

    /// Gives every route a time-out of attempts of its own: a new owner waits so long, instead of
    /// 32 s, for calls that a dead one may still have under way.
    void attemptTimeout(Duration time) {
        cluster.attemptTimeout(time);
        await().atMost(PATIENCE)
                .until(() -> {
                    relay(CastMember.EMERGENCY_DEPARTMENT).assertStatus(200);
                    return cluster.read(Topics.OUTBOUND).stream()
                            .map(Cluster.Entry::value)
                            .filter(Objects::nonNull)
                            .anyMatch(routed ->
                                    routed.getPolicy().getAttemptTimeoutMs() == time.toMillis());
                });
    }

    /// Waits for an entry of the message in the parked topic.
    ParkedEntry awaitParked(Exchange exchange, ParkedState state) {
        String correlationId = exchange.request().ids().correlationId().value();
        return Objects.requireNonNull(
                cluster.awaitRecord(
                                Topics.PARKED,
                                entry ->
                                        entry.getState() == state
                                                && entry.getCorrelationId().equals(correlationId))
                        .value());
    }

    /// Every time that a message came to its receiver.
    List<ReceivedRequest> received(Exchange exchange) {
        return stage.received(exchange.receiver(), exchange.request());
    }

    boolean hasEffect(Exchange exchange) {
        return host(exchange.receiver())
                .hasProcessed(exchange.receiver().service(), exchange.request().ids());
    }

    /// Waits until a receiver has processed a message; it processes a pair of ids once at most.
    void awaitEffect(Exchange exchange) {
        await().atMost(PATIENCE).until(() -> hasEffect(exchange));
    }

    void awaitReceived(Exchange exchange) {
        await().atMost(PATIENCE).until(() -> !received(exchange).isEmpty());
    }

    /// The outcome was pushed to the sender's own service, and counted there once.
    void awaitNotice(Exchange exchange, String code) {
        await().atMost(PATIENCE).until(() -> !noticeIds(exchange).isEmpty());
        assertThat(
                        stage.awaitNotice(exchange.request())
                                .at("/entry/0/resource/response/code")
                                .asText())
                .isEqualTo(code);
        assertThat(noticeIds(exchange)).as("distinct notices").hasSize(1);
    }

    /// The X-Request-Ids of what came to the sender's own service: a notice that is sent twice has
    /// the same one, by which a service knows it.
    List<String> noticeIds(Exchange exchange) {
        return partners
                .host(CastHost.TELEPHONE)
                .received(CastMember.TELEPHONE_ADVICE.service())
                .stream()
                .filter(request -> request.isOf(exchange.request().ids().correlationId()))
                .map(request -> String.valueOf(request.requestId()))
                .distinct()
                .toList();
    }

    void awaitDisposition(Exchange exchange, String disposition) {
        stage.operator().awaitDisposition(exchange.request(), disposition);
    }

    void awaitSentence(Exchange exchange, String part) {
        stage.operator().awaitSentence(exchange.request(), part);
    }

    /// The message's dead letters.
    List<DeadLetter> deadLetters(Exchange exchange) {
        String requestId = exchange.request().ids().requestId().value();
        return cluster.read(Topics.DEAD_LETTERS).stream()
                .map(Cluster.Entry::value)
                .filter(Objects::nonNull)
                .filter(letter ->
                        letter.getMessage() != null
                                && letter.getMessage().getRequestId().equals(requestId))
                .toList();
    }

    /// A line of the services' log says all of this.
    void awaitLogged(String... parts) {
        await().atMost(PATIENCE)
                .until(() ->
                        log().lines()
                                .anyMatch(line -> Arrays.stream(parts).allMatch(line::contains)));
    }

    /// The partition of `bars.replies` that ingress names in new messages, by what it logged last.
    int replyPartition() {
        Matcher positioned = REPLY_PARTITION.matcher(log());
        return positioned
                .results()
                .reduce((_, last) -> last)
                .map(last -> Integer.parseInt(last.group(1)))
                .orElseThrow();
    }

    /// Waits until so many senders hold a request open at the ingress.
    void awaitOpenRelays(int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        metrics(services.ingress())
                                .lines()
                                .anyMatch(line ->
                                        line.startsWith("ingress_relays_open")
                                                && line.endsWith(" " + count + ".0")));
    }

    private static String metrics(URI service) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(service.resolve("/actuator/prometheus")).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Waits until the router has put a message, with its repeats, so often into its lane.
    void awaitRouted(Exchange exchange, int times) {
        String requestId = exchange.request().ids().requestId().value();
        await().atMost(PATIENCE)
                .until(() ->
                        cluster.read(Topics.OUTBOUND).stream()
                                        .map(Cluster.Entry::value)
                                        .filter(Objects::nonNull)
                                        .filter(routed ->
                                                routed.getMessage()
                                                        .getRequestId()
                                                        .equals(requestId))
                                        .count()
                                >= times);
    }

    /// After an outage: senders repeat until the system is itself again.
    void awaitTrafficAgain() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> relay(CastMember.EMERGENCY_DEPARTMENT).assertStatus(200));
    }

    private String log() {
        try {
            return Files.readString(services.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A booking and a referral cross the system as if nothing had happened.
    void assertTrafficGoesOn() {
        Exchange booking = relay(CastMember.EMERGENCY_DEPARTMENT);
        Exchange referral = deferred(CastMember.CLINICAL_ASSESSMENT_SERVICE);
        booking.assertStatus(200);
        assertThat(hasEffect(booking)).isTrue();
        awaitNotice(referral, "ok");
        assertThat(hasEffect(referral)).isTrue();
    }

    @Override
    public void close() {
        services.close();
        cluster.close();
        partners.close();
    }
}
