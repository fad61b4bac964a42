package org.barsrouter.sandbox.app;

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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.barsrouter.catalogue.CatalogueApplication;
import org.barsrouter.console.ConsoleApplication;
import org.barsrouter.console.access.Role;
import org.barsrouter.console.store.Passwords;
import org.barsrouter.console.store.UsersFile;
import org.barsrouter.delivery.DeliveryApplication;
import org.barsrouter.ingress.IngressApplication;
import org.barsrouter.journal.JournalApplication;
import org.barsrouter.router.RouterApplication;
import org.barsrouter.sandbox.broker.BrokerSettings;
import org.barsrouter.sandbox.broker.EmbeddedBroker;
import org.barsrouter.sandbox.log.ProcessLogging;
import org.barsrouter.sandbox.partner.Cast;
import org.barsrouter.schemas.cluster.TopicCreation;
import org.barsrouter.schemas.registry.BundledRegistry;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Layout;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole system in one JVM: an embedded broker, durable in its directory, and the same
/// applications that run in production.
public final class Sandbox implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final SandboxSettings settings;
    private final EmbeddedBroker broker;
    private final ProcessLogging.LogFile log;
    private final Deque<ConfigurableApplicationContext> services = new ArrayDeque<>();
    private @Nullable Throwable failure;
    private Map<Role, String> passwords = Map.of();

    private Sandbox(SandboxSettings settings, EmbeddedBroker broker, ProcessLogging.LogFile log) {
        this.settings = settings;
        this.broker = broker;
        this.log = log;
    }

    /// Starts everything and returns when messages can be sent.
    public static Sandbox start(SandboxSettings settings) {
        prepareProcess(settings.data());
        ProcessLogging.LogFile log = ProcessLogging.to(settings.data().resolve("sandbox.log"));
        EmbeddedBroker broker = broker(settings, log);
        Sandbox sandbox = new Sandbox(settings, broker, log);
        try {
            sandbox.writeDirectory();
            sandbox.createTopics();
            sandbox.mintUsers();
            sandbox.startServices();
            return sandbox;
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    /// What applications in one process share, and only system properties can say: one logging
    /// backend, set up once, and a home for their Tomcats that exists before the first of them
    /// looks.
    public static void prepareProcess(Path data) {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        try {
            Path home = Files.createDirectories(data.resolve("tomcat"));
            System.setProperty("catalina.home", home.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory cannot be written: " + data, e);
        }
    }

    private static EmbeddedBroker broker(SandboxSettings settings, ProcessLogging.LogFile log) {
        try {
            return EmbeddedBroker.start(
                    BrokerSettings.alone(
                            settings.data().resolve("kafka"),
                            settings.environment(),
                            settings.ports().broker()));
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    public URI ingress() {
        return local(settings.ports().ingress());
    }

    /// Where applications are registered.
    public URI ingressAdmin() {
        return settings.ports().ingressAdminAddress();
    }

    public URI catalogue() {
        return local(settings.ports().catalogue());
    }

    public URI journal() {
        return local(settings.ports().journal());
    }

    public URI delivery() {
        return local(settings.ports().delivery());
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// The sandbox's Directory of Services, for whoever wants to join. Once it is there it is the
    /// user's: lines may be added.
    private void writeDirectory() {
        Path directory = settings.data().resolve("directory.csv");
        if (Files.exists(directory)) {
            return;
        }
        try {
            Files.writeString(directory, Cast.directoryCsv());
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory cannot be written: " + directory, e);
        }
    }

    private void mintUsers() {
        if (settings.consolePort().isPresent()) {
            passwords =
                    new Passwords()
                            .mintUsers(new UsersFile(settings.data().resolve("console-users")));
        }
    }

    /// The web console, if there is one.
    public Optional<URI> console() {
        return settings.consolePort().stream().mapToObj(Sandbox::local).findFirst();
    }

    /// Passwords of the console's users, by role; empty when they were made at an earlier start.
    public Map<Role, String> passwords() {
        return passwords;
    }

    private void createTopics() {
        new TopicCreation(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new RecordFormat(new BundledRegistry(), settings.environment()))
                .run(Layout.sandbox());
    }

    /// The catalogue first and filled, so that whoever loads it finds everything. Each start is
    /// mostly work for a processor: two at a time are as fast as all at once.
    private void startServices() {
        ServiceArguments arguments = new ServiceArguments(settings, broker.bootstrapServers());
        Readiness readiness = new Readiness();
        startAll(
                List.of(
                        started(CatalogueApplication.builder(), arguments.catalogue()),
                        started(JournalApplication.builder(), arguments.journal())));
        readiness.await(START_LIMIT, List.of(catalogue()));
        settings.seed().ifPresent(seed -> SeedCatalogue.importInto(catalogue(), seed));
        List<Callable<ConfigurableApplicationContext>> others =
                new ArrayList<>(
                        List.of(
                                started(RouterApplication.builder(), arguments.router()),
                                started(DeliveryApplication.builder(), arguments.delivery()),
                                started(IngressApplication.builder(), arguments.ingress())));
        settings.consolePort()
                .ifPresent(port ->
                        others.add(started(ConsoleApplication.builder(), arguments.console(port))));
        startAll(others);
        readiness.await(START_LIMIT, addresses(settings.ports()));
        if (arguments.hasTokens()) {
            RegisteredSender.register(settings);
        }
    }

    private void startAll(List<Callable<ConfigurableApplicationContext>> starts) {
        try (ExecutorService starters = Executors.newFixedThreadPool(2)) {
            starts.stream().map(starters::submit).toList().forEach(this::keep);
        }
        if (failure != null) {
            throw new IllegalStateException("a service did not start", failure);
        }
    }

    /// Every service's address.
    public List<URI> addresses() {
        return addresses(settings.ports());
    }

    /// Where the services of a system with these ports are.
    public static List<URI> addresses(ServicePorts ports) {
        return List.of(
                local(ports.router()),
                local(ports.delivery()),
                local(ports.catalogue()),
                local(ports.journal()),
                local(ports.ingress()));
    }

    private static Callable<ConfigurableApplicationContext> started(
            SpringApplicationBuilder application, List<String> arguments) {
        return () -> application.run(arguments.toArray(String[]::new));
    }

    private void keep(Future<ConfigurableApplicationContext> starting) {
        try {
            services.push(starting.get());
        } catch (ExecutionException e) {
            failure = failure == null ? e.getCause() : failure;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while services start", e);
        }
    }

    /// Ingress first, so that nothing new is accepted while the others finish; the broker last.
    @Override
    public void close() {
        services.forEach(ConfigurableApplicationContext::close);
        broker.close();
        log.close();
    }
}
