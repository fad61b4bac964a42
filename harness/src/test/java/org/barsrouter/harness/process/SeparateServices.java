package org.barsrouter.harness.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.springframework.context.ConfigurableApplicationContext;

/// Services as processes of their own against one broker, or several, that they do not own. Each
/// can be killed and started again. Those that nobody kills may live in this JVM, which costs a
/// quarter of the time.
public final class SeparateServices implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final SandboxSettings settings;
    private final String bootstrapServers;
    private final Readiness readiness = new Readiness();
    private final Set<Part> separate;
    private final Map<Part, JavaProcess> parts = new EnumMap<>(Part.class);
    private final List<ConfigurableApplicationContext> housed = new ArrayList<>();
    private final Deque<JavaProcess> all = new ArrayDeque<>();

    private SeparateServices(
            SandboxSettings settings, String bootstrapServers, Set<Part> separate) {
        this.settings = settings;
        this.separate = separate;
        this.bootstrapServers = bootstrapServers;
    }

    /// Creates the topics as an operator does, and starts the five services.
    public static SeparateServices start(SandboxSettings settings, String bootstrapServers)
            throws IOException {
        return start(
                settings, new Kafka(bootstrapServers, Layout.sandbox()), EnumSet.allOf(Part.class));
    }

    /// Where the services are to run.
    public record Kafka(String bootstrapServers, Layout layout) {}

    /// The same on topics of another layout.
    ///
    /// @param separate those that are processes of their own
    public static SeparateServices start(SandboxSettings settings, Kafka kafka, Set<Part> separate)
            throws IOException {
        new TopicCreation(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new RecordFormat(new BundledRegistry(), settings.environment()))
                .run(kafka.layout());
        SeparateServices services =
                new SeparateServices(settings, kafka.bootstrapServers(), Set.copyOf(separate));
        try {
            services.startAll();
            return services;
        } catch (IOException | RuntimeException e) {
            services.close();
            throw e;
        }
    }

    private void startAll() throws IOException {
        URI catalogue = local(settings.ports().catalogue());
        for (Part part : separate) {
            start(part);
        }
        Sandbox.prepareProcess(settings.data());
        for (Part part : Part.values()) {
            if (!separate.contains(part)) {
                housed.add(part.builder().run(arguments(part, settings).toArray(String[]::new)));
            }
        }
        readiness.await(START_LIMIT, List.of(catalogue));
        settings.seed().ifPresent(seed -> SeedCatalogue.importInto(catalogue, seed));
        readiness.await(START_LIMIT, Sandbox.addresses(settings.ports()));
    }

    /// Starts a part that is not running; it is not ready yet.
    public void start(Part part) throws IOException {
        parts.put(part, run(part, settings));
    }

    /// Waits until these are ready.
    public void awaitReady(Part... wanted) {
        readiness.await(
                START_LIMIT,
                Arrays.stream(wanted).map(part -> local(part.port(settings.ports()))).toList());
    }

    /// `kill -9` of a part: no shutdown hook runs, no connection is closed with a goodbye.
    public void kill(Part part) throws InterruptedException {
        process(part).kill();
    }

    /// A part's process.
    public JavaProcess process(Part part) {
        JavaProcess process = parts.get(part);
        if (process == null) {
            throw new IllegalStateException(part + " was never started");
        }
        return process;
    }

    /// A second instance of a part, ready.
    ///
    /// @param ports where it listens
    public JavaProcess another(Part part, ServicePorts ports) throws IOException {
        JavaProcess process =
                run(
                        part,
                        new SandboxSettings(
                                settings.data(),
                                settings.environment(),
                                ports,
                                settings.seed(),
                                settings.overrides(),
                                settings.consolePort()));
        readiness.await(START_LIMIT, List.of(local(part.port(ports))));
        return process;
    }

    private JavaProcess run(Part part, SandboxSettings with) throws IOException {
        Path output = settings.data().resolve(part + ".out");
        JavaProcess process = JavaProcess.start(part.main(), output, arguments(part, with));
        all.push(process);
        return process;
    }

    private List<String> arguments(Part part, SandboxSettings with) {
        return part.arguments(new ServiceArguments(with, bootstrapServers));
    }

    /// The file that all of them log to.
    public Path log() {
        return settings.data().resolve("sandbox.log");
    }

    public URI ingress() {
        return local(settings.ports().ingress());
    }

    public URI delivery() {
        return local(settings.ports().delivery());
    }

    public URI journal() {
        return local(settings.ports().journal());
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        all.forEach(JavaProcess::close);
        housed.reversed().forEach(ConfigurableApplicationContext::close);
    }
}
