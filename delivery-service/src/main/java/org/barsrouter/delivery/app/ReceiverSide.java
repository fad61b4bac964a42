package org.barsrouter.delivery.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.barsrouter.delivery.config.DeliveryProperties;
import org.barsrouter.delivery.config.TlsProperties;
import org.barsrouter.delivery.receiver.Egress;
import org.barsrouter.delivery.receiver.HttpReceiverClient;
import org.barsrouter.delivery.receiver.HttpSettings;
import org.barsrouter.delivery.receiver.SourceAddresses;
import org.barsrouter.delivery.tls.ExpiryBook;
import org.barsrouter.delivery.tls.store.TlsFiles;
import org.barsrouter.delivery.tls.store.TlsMaterial;
import org.barsrouter.delivery.tls.store.TlsWatch;
import org.barsrouter.schemas.avro.Environment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The client that calls receivers, with the certificates that it shows and trusts, kept up to date
/// while it runs.
final class ReceiverSide implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiverSide.class);

    private final HttpReceiverClient client;
    private final AtomicReference<TlsMaterial> material;
    private final ScheduledExecutorService looking;

    private ReceiverSide(
            HttpReceiverClient client,
            AtomicReference<TlsMaterial> material,
            ScheduledExecutorService looking) {
        this.client = client;
        this.material = material;
        this.looking = looking;
    }

    /// What the client is made of.
    record Parts(
            HttpSettings http,
            ScheduledExecutorService watchdog,
            InstantSource clock,
            MeterRegistry meters) {}

    /// @throws IllegalArgumentException when an egress address is not ours
    /// @throws org.barsrouter.delivery.tls.store.TlsRefusedException when certificates cannot be
    ///   used
    static ReceiverSide open(DeliveryProperties properties, Environment environment, Parts parts) {
        TlsProperties tls = properties.tls();
        List<InetAddress> sources = properties.egress().sources();
        SourceAddresses.check(sources);
        EgressWatch watch =
                new EgressWatch(new ExpiryBook(tls.warnBefore()), parts.meters(), parts.clock());
        TlsFiles files =
                new TlsFiles(tls.certificate(), tls.key(), tls.passwordFile(), tls.trust());
        TlsMaterial first = files.load();
        first.own().ifPresent(watch::own);
        HttpReceiverClient client =
                new HttpReceiverClient(
                        parts.http(),
                        new Egress(properties.egress().rules(environment), sources, watch),
                        first.context(),
                        parts.watchdog(),
                        parts.clock());
        AtomicReference<TlsMaterial> material = new AtomicReference<>(first);
        TlsWatch changes =
                new TlsWatch(
                        files,
                        next -> {
                            client.use(next.context());
                            material.set(next);
                            next.own().ifPresent(watch::own);
                            watch.reloaded("TAKEN");
                        },
                        watch::refused);
        return new ReceiverSide(client, material, looking(changes, watch, tls.checkEvery()));
    }

    private static ScheduledExecutorService looking(
            TlsWatch changes, EgressWatch watch, Duration every) {
        ScheduledExecutorService looking =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("delivery-certificates").factory());
        Future<?> _ =
                looking.scheduleWithFixedDelay(
                        () -> look(changes, watch), 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return looking;
    }

    /// Whatever goes wrong once, the next look is made.
    private static void look(TlsWatch changes, EgressWatch watch) {
        try {
            changes.look();
            watch.look();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("the certificates could not be looked after");
        }
    }

    HttpReceiverClient client() {
        return client;
    }

    /// The client certificate that is shown now.
    Optional<X509Certificate> certificate() {
        return material.get().own();
    }

    @Override
    public void close() {
        looking.shutdownNow();
        client.close();
    }
}
