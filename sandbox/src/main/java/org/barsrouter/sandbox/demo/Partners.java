package org.barsrouter.sandbox.demo;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.barsrouter.sandbox.app.SandboxSettings;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.partner.Cast;
import org.barsrouter.sandbox.partner.CastHost;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.http.IngressClient;
import org.barsrouter.sandbox.partner.http.ReceiverSettings;
import org.barsrouter.sandbox.partner.http.SandboxKey;
import org.barsrouter.sandbox.partner.http.SimulatedReceiver;
import org.barsrouter.sandbox.partner.http.SimulatedSender;
import org.barsrouter.sandbox.partner.http.ValidationPartner;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;

/// The sandbox's cast, listening: three hosts with their services, one of which is also the sender.
public final class Partners implements AutoCloseable {
    private final Map<CastHost, SimulatedReceiver> hosts = new EnumMap<>(CastHost.class);

    private Partners(ToIntFunction<CastHost> port) {
        for (CastHost host : CastHost.values()) {
            hosts.put(host, listening(host, port.applyAsInt(host)));
        }
    }

    /// On ports that nobody uses now.
    public static Partners anywhere() {
        return new Partners(_ -> 0);
    }

    /// On the documented ports.
    public static Partners documented() {
        return new Partners(host ->
                switch (host) {
                    case HOSPITAL -> 8090;
                    case COMMUNITY -> 8091;
                    case TELEPHONE -> 8092;
                });
    }

    private static SimulatedReceiver listening(CastHost host, int port) {
        SimulatedReceiver receiver =
                SimulatedReceiver.start(ReceiverSettings.local(port), InstantSource.system())
                        .hosting(
                                CastMember.at(host).stream()
                                        .map(CastMember::service)
                                        .toArray(ServiceId[]::new));
        return host == CastHost.HOSPITAL ? receiver.hosting(Cast.newcomer().service()) : receiver;
    }

    public SimulatedReceiver host(CastHost host) {
        SimulatedReceiver receiver = hosts.get(host);
        if (receiver == null) {
            throw new IllegalStateException("every host listens");
        }
        return receiver;
    }

    /// The cast as the catalogue takes it.
    public SandboxSettings.Seed seed() {
        return new SandboxSettings.Seed(
                Cast.targetsJson(host -> host(host).baseUrl()), Cast.providersCsv());
    }

    /// The sender, whose mailbox is the telephone service's host.
    public SimulatedSender sender(URI ingress) {
        return new SimulatedSender(
                client(ingress),
                CastMember.TELEPHONE_ADVICE.party(),
                host(CastHost.TELEPHONE),
                composer());
    }

    /// Lets the clinical assessment service answer validation requests through the ingress.
    public void answerValidations(URI ingress) {
        answerValidations(client(ingress));
    }

    /// The same with access tokens of the sandbox's own application.
    public void answerValidations(URI ingress, SandboxKey key) {
        answerValidations(
                new IngressClient(ingress.resolve(BarsHeaders.BASE_PATH), key::authorization));
    }

    private void answerValidations(IngressClient client) {
        ValidationPartner.at(
                host(CastMember.CLINICAL_ASSESSMENT_SERVICE.host()),
                CastMember.CLINICAL_ASSESSMENT_SERVICE.party(),
                client,
                composer());
    }

    /// A client of the BaRS API at an ingress.
    public static IngressClient client(URI ingress) {
        return new IngressClient(ingress.resolve(BarsHeaders.BASE_PATH));
    }

    static Composer composer() {
        return new Composer(InstantSource.system(), new SecureRandom());
    }

    @Override
    public void close() {
        hosts.values().forEach(SimulatedReceiver::close);
    }
}
