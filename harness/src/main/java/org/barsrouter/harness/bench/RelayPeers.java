package org.barsrouter.harness.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.IdPair;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.message.Party;
import org.barsrouter.sandbox.partner.Cast;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.barsrouter.sandbox.partner.http.Keeping;
import org.barsrouter.sandbox.partner.http.ReceiverSettings;
import org.barsrouter.sandbox.partner.http.SimulatedReceiver;
import org.barsrouter.schemas.header.BarsHeaders;

/// The sender and the receiver of the relay measurement, lean enough not to be what is measured.
final class RelayPeers implements Load.Call, AutoCloseable {
    private static final Duration RECEIVER_TIME = Duration.ofMillis(5);
    private static final CastMember TARGET = CastMember.EMERGENCY_DEPARTMENT;
    private static final CastMember SECURED_TARGET = CastMember.PHARMACY;
    private static final Duration READY = Duration.ofMinutes(2);
    private static final String SLOTS =
            "/Slot?status=free&start=ge2026-01-01T00:00:00%2B00:00&start=le2026-02-01"
                    + "&_include=Slot:schedule&Schedule.actor:HealthcareService=1";

    private final SimulatedReceiver receiver;
    private final BarsRequest request;
    private final byte[] body;
    private final CloseableHttpClient http;
    private final AtomicLong seed = new AtomicLong(new SecureRandom().nextLong());
    private volatile URI address = URI.create("http://127.0.0.1");
    private volatile Optional<String> authorization = Optional.empty();

    private RelayPeers(SimulatedReceiver receiver, BarsRequest request, TlsSocketStrategy sockets) {
        this.receiver = receiver;
        this.request = request;
        this.body = request.body().getBytes(StandardCharsets.UTF_8);
        this.http =
                HttpClients.custom()
                        .disableAutomaticRetries()
                        .disableContentCompression()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setTlsSocketStrategy(sockets)
                                        .setMaxConnTotal(2_000)
                                        .setMaxConnPerRoute(2_000)
                                        .setDefaultConnectionConfig(
                                                ConnectionConfig.custom()
                                                        .setConnectTimeout(Timeout.ofSeconds(5))
                                                        .build())
                                        .build())
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setResponseTimeout(Timeout.ofSeconds(60))
                                        .build())
                        .build();
    }

    /// Sends bookings of so many bytes.
    static RelayPeers booking(int bytes) {
        return booking(
                TARGET, bytes, ReceiverSettings.local(0), DefaultClientTlsStrategy.createDefault());
    }

    /// Sends bookings of so many bytes with TLS, to another receiver, which demands a certificate.
    static RelayPeers secured(int bytes, TlsSide tls) {
        return booking(
                SECURED_TARGET,
                bytes,
                ReceiverSettings.local(0).over(tls.receiver()),
                new DefaultClientTlsStrategy(tls.sender()));
    }

    /// Asks for free slots.
    static RelayPeers reading() {
        return new RelayPeers(
                receiver(TARGET, ReceiverSettings.local(0)),
                composer().read(parties(TARGET.party()), SLOTS),
                DefaultClientTlsStrategy.createDefault());
    }

    private static RelayPeers booking(
            CastMember target, int bytes, ReceiverSettings settings, TlsSocketStrategy sockets) {
        return new RelayPeers(
                receiver(target, settings),
                composer().sized(parties(target.party()), bytes),
                sockets);
    }

    private static SimulatedReceiver receiver(CastMember target, ReceiverSettings settings) {
        SimulatedReceiver receiver =
                SimulatedReceiver.start(settings.keeping(Keeping.COUNTS), InstantSource.system())
                        .hosting(target.service());
        receiver.play(target.service(), ReceiverScript.constant().after(RECEIVER_TIME));
        return receiver;
    }

    private static Composer composer() {
        return new Composer(InstantSource.system(), new SecureRandom());
    }

    private static Parties parties(Party target) {
        return new Parties(CastMember.TELEPHONE_ADVICE.party(), target);
    }

    /// Sends bookings of so many bytes to somebody else, over the same connections.
    Load.Call booking(Party target, int bytes) {
        BarsRequest other = composer().sized(parties(target), bytes);
        return () -> send(other, other.body().getBytes(StandardCharsets.UTF_8));
    }

    /// Arguments that make the sandbox route everything to this receiver.
    List<String> catalogueArguments(Path folder) throws IOException {
        return SandboxProcess.catalogue(
                folder, Cast.targetsJson(_ -> receiver.baseUrl()), Cast.providersCsv());
    }

    /// The same, and to those that keep their senders waiting.
    List<String> catalogueArguments(Path folder, SlowReceivers slow) throws IOException {
        return SandboxProcess.catalogue(
                folder,
                slow.addedTo(Cast.targetsJson(_ -> receiver.baseUrl())),
                Cast.providersCsv() + slow.providers());
    }

    URI receiverUrl() {
        return receiver.baseUrl();
    }

    /// Returns when the ingress that is sent to is ready.
    void awaitReady() throws IOException {
        long end = System.nanoTime() + READY.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end) {
                throw new IOException(address.getAuthority() + " is not ready in time");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private boolean isReady() {
        try {
            return http.execute(
                    new HttpGet(address.resolve("/actuator/health/readiness")),
                    response -> {
                        EntityUtils.consume(response.getEntity());
                        return response.getCode() == 200;
                    });
        } catch (IOException e) {
            return false;
        }
    }

    void sendTo(URI ingress) {
        address = URI.create(ingress.resolve(BarsHeaders.BASE_PATH) + request.path());
    }

    /// Past the router: what sender and receiver cost themselves.
    void sendToTheReceiver() {
        address = URI.create(receiver.baseUrl() + request.path());
    }

    /// What `Authorization` is from now on, if anything.
    void authorize(Optional<String> value) {
        authorization = value;
    }

    @Override
    public long send() {
        return send(request, body);
    }

    private long send(BarsRequest message, byte[] content) {
        IdPair ids = IdPair.random(new SplittableRandom(seed.incrementAndGet()));
        HttpUriRequestBase call = new HttpUriRequestBase(message.method(), address);
        message.headers().forEach(call::setHeader);
        call.setHeader(BarsHeaders.REQUEST_ID, ids.requestId().value());
        call.setHeader(BarsHeaders.CORRELATION_ID, ids.correlationId().value());
        authorization.ifPresent(value -> call.setHeader("Authorization", value));
        if (content.length > 0) {
            call.setEntity(new ByteArrayEntity(content, ContentType.parse(BarsHeaders.FHIR_JSON)));
        }
        try {
            return http.execute(
                    call,
                    response -> {
                        EntityUtils.consume(response.getEntity());
                        return response.getCode() == 200
                                ? RECEIVER_TIME.toNanos()
                                : -response.getCode();
                    });
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
        receiver.close();
    }
}
