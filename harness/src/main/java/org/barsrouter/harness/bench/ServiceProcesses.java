package org.barsrouter.harness.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.CatalogueApplication;
import org.barsrouter.delivery.DeliveryApplication;
import org.barsrouter.harness.bench.app.DeliveryProduct;
import org.barsrouter.ingress.IngressApplication;
import org.barsrouter.journal.JournalApplication;
import org.barsrouter.router.RouterApplication;
import org.barsrouter.sandbox.app.Readiness;
import org.barsrouter.sandbox.app.Sandbox;
import org.barsrouter.sandbox.app.SandboxSettings;
import org.barsrouter.sandbox.app.SeedCatalogue;
import org.barsrouter.sandbox.app.ServiceArguments;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.broker.BrokerMain;
import org.barsrouter.schemas.cluster.TopicCreation;
import org.barsrouter.schemas.registry.BundledRegistry;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Layout;
import org.springframework.util.FileSystemUtils;

/// Broker and services as processes of their own in a directory that is deleted afterwards.
final class ServiceProcesses implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /// As `./bars service` has it for services that are not named there.
    static final List<String> SERVICE_MEMORY = List.of("-Xmx256m");

    /// The same of the journal.
    static final List<String> JOURNAL_MEMORY =
            List.of("-Xmx768m", "-XX:NewSize=320m", "-XX:MaxNewSize=320m", "-XX:SurvivorRatio=3");

    /// As `./bars broker` has it: the heap of Kafka's own start script. While the broker's young
    /// generation is collected whatever is under way waits; with 256 MB that was every other
    /// second. What outlives two collections there stays for hours.
    static final List<String> BROKER_MEMORY =
            List.of("-Xmx1g", "-Xms1g", "-XX:MaxTenuringThreshold=2");

    private final Path data;
    private final SandboxSettings settings;
    private final ServiceArguments arguments;
    private final Deque<ChildJvm> processes = new ArrayDeque<>();
    private final Readiness readiness = new Readiness();

    private ServiceProcesses(Path data, SandboxSettings settings) {
        this.data = data;
        this.settings = settings;
        this.arguments = new ServiceArguments(settings, bootstrapServers());
    }

    /// Starts the broker and creates the topics.
    static ServiceProcesses start() throws IOException {
        Path data = Files.createTempDirectory("bars-bench");
        SandboxSettings settings =
                SandboxSettings.of(data, ServicePorts.free())
                        .with(
                                List.of(
                                        "--catalogue.lead-time=0s",
                                        "--catalogue.max-import-size=64MB"));
        ServiceProcesses system = new ServiceProcesses(data, settings);
        system.processes.push(
                ChildJvm.start(
                        BROKER_MEMORY,
                        List.of(
                                BrokerMain.class.getName(),
                                "--data",
                                data.resolve("kafka").toString(),
                                "--environment",
                                "SANDBOX",
                                "--port",
                                String.valueOf(settings.ports().broker())),
                        _ -> {}));
        new TopicCreation(Map.of("bootstrap.servers", system.bootstrapServers()), system.format())
                .run(Layout.sandbox());
        return system;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + settings.ports().broker();
    }

    RecordFormat format() {
        return new RecordFormat(new BundledRegistry(), settings.environment());
    }

    URI catalogue() {
        return local(settings.ports().catalogue());
    }

    URI ingress() {
        return local(settings.ports().ingress());
    }

    /// @param memory as a bench wants it
    ChildJvm startCatalogue(List<String> memory) throws IOException {
        ChildJvm process = started(CatalogueApplication.class, memory, arguments.catalogue());
        readiness.await(LIMIT, List.of(catalogue()));
        return process;
    }

    /// Starts the router and says how long it took until it was ready to route.
    Duration startRouter() throws IOException {
        long start = System.nanoTime();
        started(RouterApplication.class, List.of("-Xmx512m"), arguments.router());
        readiness.await(LIMIT, List.of(local(settings.ports().router())));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    void startIngressAndDelivery() throws IOException {
        started(DeliveryApplication.class, List.of("-Xmx320m"), arguments.delivery());
        started(IngressApplication.class, List.of("-Xmx320m"), arguments.ingress());
        readiness.await(
                LIMIT,
                List.of(local(settings.ports().delivery()), local(settings.ports().ingress())));
    }

    /// Starts all services, each with the memory that `./bars service` gives it.
    void startAll(SandboxSettings.Seed seed) throws IOException {
        startCatalogue(SERVICE_MEMORY);
        SeedCatalogue.importInto(catalogue(), seed);
        started(RouterApplication.class, SERVICE_MEMORY, arguments.router());
        started(DeliveryApplication.class, DeliveryProduct.MEMORY, arguments.delivery());
        started(IngressApplication.class, SERVICE_MEMORY, arguments.ingress());
        journalStarted();
        readiness.await(LIMIT, Sandbox.addresses(settings.ports()));
    }

    URI journal() {
        return local(settings.ports().journal());
    }

    void startJournal() throws IOException {
        journalStarted();
        readiness.await(LIMIT, List.of(journal()));
    }

    /// Ends what was started last.
    void endLast() {
        processes.pop().close();
    }

    private ChildJvm started(Class<?> application, List<String> memory, List<String> with)
            throws IOException {
        ChildJvm process = ChildJvm.start(memory, line(application, with), _ -> {});
        processes.push(process);
        return process;
    }

    private void journalStarted() throws IOException {
        List<String> line = line(JournalApplication.class, arguments.journal());
        processes.push(ChildJvm.startBehind(JOURNAL_MEMORY, line, _ -> {}));
    }

    private static List<String> line(Class<?> application, List<String> with) {
        List<String> line = new ArrayList<>(List.of(application.getName()));
        line.addAll(with);
        return line;
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        while (!processes.isEmpty()) {
            processes.pop().close();
        }
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
