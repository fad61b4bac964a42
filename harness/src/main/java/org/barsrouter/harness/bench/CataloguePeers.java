package org.barsrouter.harness.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
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
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.message.Party;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.barsrouter.sandbox.partner.http.Keeping;
import org.barsrouter.sandbox.partner.http.ReceiverSettings;
import org.barsrouter.sandbox.partner.http.SimulatedReceiver;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;

/// A sender, and a receiver that hosts any service it is told to.
final class CataloguePeers implements AutoCloseable {
    private final SimulatedReceiver receiver =
            SimulatedReceiver.start(
                    ReceiverSettings.local(0).keeping(Keeping.COUNTS), InstantSource.system());
    private final Composer composer = new Composer(InstantSource.system(), new SecureRandom());
    private final CloseableHttpClient http =
            HttpClients.custom()
                    .disableAutomaticRetries()
                    .setConnectionManager(
                            PoolingHttpClientConnectionManagerBuilder.create()
                                    .setMaxConnTotal(500)
                                    .setMaxConnPerRoute(500)
                                    .build())
                    .setDefaultRequestConfig(
                            RequestConfig.custom().setResponseTimeout(Timeout.ofMinutes(5)).build())
                    .build();
    private final URI ingress;

    CataloguePeers(URI ingress) {
        this.ingress = ingress;
    }

    CloseableHttpClient http() {
        return http;
    }

    URI receiverUrl() {
        return receiver.baseUrl();
    }

    /// Lets the receiver host a service.
    ServiceId host(String value) {
        ServiceId service = new ServiceId(CastMember.SYSTEM, value);
        receiver.hosting(service);
        receiver.play(service, ReceiverScript.constant().after(Duration.ofMillis(5)));
        return service;
    }

    /// A message for a service: the router decides where it goes.
    int send(ServiceId service) throws IOException {
        return status(composer.request(MessageKind.REFERRAL, parties(service)));
    }

    /// A deferred message in a service's name, but from a stranger: ingress refuses it, with 422 as
    /// long as it does not have the service, with 403 from then on.
    int sendAs(ServiceId service) throws IOException {
        Party stranger = new Party(service, "ZZZ99", "Bench");
        return status(
                composer.request(MessageKind.REFERRAL, new Parties(stranger, stranger)).deferred());
    }

    private static Parties parties(ServiceId service) {
        return new Parties(
                CastMember.TELEPHONE_ADVICE.party(), new Party(service, "ZZZ99", "Bench"));
    }

    private int status(BarsRequest request) throws IOException {
        HttpUriRequestBase call =
                new HttpUriRequestBase(
                        request.method(), ingress.resolve(BarsHeaders.BASE_PATH + request.path()));
        request.headers().forEach(call::setHeader);
        if (!request.body().isEmpty()) {
            call.setEntity(
                    new ByteArrayEntity(
                            request.body().getBytes(StandardCharsets.UTF_8),
                            ContentType.parse(BarsHeaders.FHIR_JSON)));
        }
        return http.execute(
                call,
                response -> {
                    EntityUtils.consume(response.getEntity());
                    return response.getCode();
                });
    }

    @Override
    public void close() throws IOException {
        http.close();
        receiver.close();
    }
}
