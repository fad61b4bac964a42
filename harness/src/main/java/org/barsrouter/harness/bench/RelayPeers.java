package org.barsrouter.harness.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.IdPair;
import org.barsrouter.sandbox.message.Parties;
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

    private RelayPeers(SimulatedReceiver receiver, BarsRequest request) {
        this.receiver = receiver;
        this.request = request;
        this.body = request.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        this.http =
                HttpClients.custom()
                        .disableAutomaticRetries()
                        .disableContentCompression()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
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
        return start((composer, parties) -> composer.sized(parties, bytes));
    }

    /// Asks for free slots.
    static RelayPeers reading() {
        return start((composer, parties) -> composer.read(parties, SLOTS));
    }

    private static RelayPeers start(BiFunction<Composer, Parties, BarsRequest> requests) {
        SimulatedReceiver receiver =
                SimulatedReceiver.start(
                                ReceiverSettings.local(0).keeping(Keeping.COUNTS),
                                InstantSource.system())
                        .hosting(TARGET.service());
        receiver.play(TARGET.service(), ReceiverScript.constant().after(RECEIVER_TIME));
        Composer composer = new Composer(InstantSource.system(), new SecureRandom());
        Parties parties = new Parties(CastMember.TELEPHONE_ADVICE.party(), TARGET.party());
        return new RelayPeers(receiver, requests.apply(composer, parties));
    }

    /// Arguments that make the sandbox route everything to this receiver.
    List<String> catalogueArguments(Path folder) throws IOException {
        Path targets =
                Files.writeString(
                        folder.resolve("targets.json"), Cast.targetsJson(_ -> receiver.baseUrl()));
        Path providers = Files.writeString(folder.resolve("providers.csv"), Cast.providersCsv());
        return List.of("--targets", targets.toString(), "--providers", providers.toString());
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
        IdPair ids = IdPair.random(new SplittableRandom(seed.incrementAndGet()));
        HttpUriRequestBase call = new HttpUriRequestBase(request.method(), address);
        request.headers().forEach(call::setHeader);
        call.setHeader(BarsHeaders.REQUEST_ID, ids.requestId().value());
        call.setHeader(BarsHeaders.CORRELATION_ID, ids.correlationId().value());
        authorization.ifPresent(value -> call.setHeader("Authorization", value));
        if (body.length > 0) {
            call.setEntity(new ByteArrayEntity(body, ContentType.parse(BarsHeaders.FHIR_JSON)));
        }
        try {
            return http.execute(
                    call,
                    response -> {
                        EntityUtils.consume(response.getEntity());
                        return response.getCode() == 200 ? RECEIVER_TIME.toNanos() : -1L;
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
