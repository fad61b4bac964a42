package org.barsrouter.harness.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.CatalogueApplication;
import org.barsrouter.delivery.DeliveryApplication;
import org.barsrouter.ingress.IngressApplication;
import org.barsrouter.journal.JournalApplication;
import org.barsrouter.router.RouterApplication;
import org.barsrouter.sandbox.app.Readiness;
import org.barsrouter.sandbox.app.Sandbox;
import org.barsrouter.sandbox.app.SandboxSettings;
import org.barsrouter.sandbox.app.SeedCatalogue;
import org.barsrouter.sandbox.app.ServiceArguments;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.schemas.cluster.TopicCreation;
import org.barsrouter.schemas.registry.BundledRegistry;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Layout;

/// Every service as a process of its own against one broker that it does not own.
public final class SeparateServices implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final SandboxSettings settings;
    private final Deque<JavaProcess> processes = new ArrayDeque<>();

    private SeparateServices(SandboxSettings settings) {
        this.settings = settings;
    }

    /// Creates the topics as an operator does, and starts the five services.
    public static SeparateServices start(SandboxSettings settings, String bootstrapServers)
            throws IOException {
        new TopicCreation(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new RecordFormat(new BundledRegistry(), settings.environment()))
                .run(Layout.sandbox());
        SeparateServices services = new SeparateServices(settings);
        services.startAll(new ServiceArguments(settings, bootstrapServers));
        return services;
    }

    private void startAll(ServiceArguments arguments) throws IOException {
        ServicePorts ports = settings.ports();
        Readiness readiness = new Readiness();
        URI catalogue = local(ports.catalogue());
        start(CatalogueApplication.class, arguments.catalogue());
        start(JournalApplication.class, arguments.journal());
        readiness.await(START_LIMIT, List.of(catalogue));
        settings.seed().ifPresent(seed -> SeedCatalogue.importInto(catalogue, seed));
        start(RouterApplication.class, arguments.router());
        start(DeliveryApplication.class, arguments.delivery());
        start(IngressApplication.class, arguments.ingress());
        readiness.await(START_LIMIT, Sandbox.addresses(ports));
    }

    private void start(Class<?> application, List<String> arguments) throws IOException {
        Path output = settings.data().resolve(application.getSimpleName() + ".out");
        processes.push(JavaProcess.start(application, output, arguments));
    }

    public URI ingress() {
        return local(settings.ports().ingress());
    }

    public URI journal() {
        return local(settings.ports().journal());
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        processes.forEach(JavaProcess::close);
    }
}
