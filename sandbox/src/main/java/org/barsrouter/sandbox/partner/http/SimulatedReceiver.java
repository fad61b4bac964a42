package org.barsrouter.sandbox.partner.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.barsrouter.sandbox.message.IdPair;
import org.barsrouter.sandbox.partner.ReceivedRequest;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// A host of receiving services that can be told how to behave and asked what it got. It keeps its
/// port when it goes down and comes back.
///
/// Run the JVM with `-Dsun.net.httpserver.nodelay=true`: without it, an answer of more than 8 kB
/// may wait 40 ms for the client's acknowledgement.
public final class SimulatedReceiver implements AutoCloseable {
    private final Map<ServiceId, HostedService> services = new ConcurrentHashMap<>();
    private final ReceiverSettings settings;
    private final InstantSource clock;
    private @Nullable Up up;

    /// A listening server with what plays the scripts.
    private record Up(HttpServer server, Reception reception) {
        void end() {
            reception.patience().end();
            server.stop(0);
        }
    }

    private SimulatedReceiver(ReceiverSettings settings, InstantSource clock) {
        this.clock = clock;
        Up first = open(settings);
        this.settings = settings.on(first.server().getAddress().getPort());
        this.up = first;
    }

    /// A receiver that listens.
    ///
    /// @throws IllegalStateException when its port is taken
    public static SimulatedReceiver start(ReceiverSettings settings, InstantSource clock) {
        return new SimulatedReceiver(settings, clock);
    }

    /// Adds services that accept everything, until they are given a script.
    public SimulatedReceiver hosting(ServiceId... added) {
        for (ServiceId service : added) {
            services.put(service, fresh());
        }
        return this;
    }

    private HostedService fresh() {
        return new HostedService(settings.keeping(), ReceiverScript.accept());
    }

    /// Behaves like this from the next request on.
    public void play(ServiceId service, ReceiverScript script) {
        at(service).play(script);
    }

    /// FHIR base URL for the catalogue.
    public URI baseUrl() {
        return URI.create(
                settings.scheme() + "://127.0.0.1:" + settings.port() + settings.basePath());
    }

    public int port() {
        return settings.port();
    }

    /// Stops listening: connections are refused, open ones end without an answer.
    public synchronized void goDown() {
        if (up != null) {
            up.end();
            up = null;
        }
    }

    /// Listens again on the same port; scripts and what was received stay.
    public synchronized void comeBack() {
        if (up == null) {
            up = open(settings);
        }
    }

    /// Lets every request that hangs be accepted now.
    public synchronized void releaseHanging() {
        if (up != null) {
            up.reception().patience().releaseHanging();
        }
    }

    /// The latest requests of a service, oldest first; empty unless everything is kept.
    public List<ReceivedRequest> received(ServiceId service) {
        return at(service).log().all();
    }

    /// How many requests a service got.
    public long count(ServiceId service) {
        return at(service).log().count();
    }

    /// How many different pairs of ids came in writes.
    public int distinctPairs(ServiceId service) {
        return at(service).ledger().seen();
    }

    /// How many different pairs of ids were processed successfully.
    public int processedPairs(ServiceId service) {
        return at(service).ledger().processed();
    }

    /// Whether a message had its effect at a service. It has it once at most: a pair that was
    /// processed is answered 409 `duplicate`.
    public boolean hasProcessed(ServiceId service, IdPair pair) {
        return at(service).ledger().hasProcessed(pair);
    }

    /// Waits for a request of a service; empty when none came in time.
    public Optional<ReceivedRequest> await(
            ServiceId service, Predicate<ReceivedRequest> wanted, Duration atMost) {
        return at(service).log().await(wanted, atMost);
    }

    /// Calls `follower` after every write that a service accepted, when it has been answered.
    public void follow(ServiceId service, Consumer<ReceivedRequest> follower) {
        at(service).follow(follower);
    }

    /// Forgets what was received; scripts go on.
    public void forget() {
        services.values().forEach(HostedService::forget);
    }

    @Override
    public void close() {
        goDown();
    }

    Map<ServiceId, HostedService> services() {
        return services;
    }

    private HostedService at(ServiceId service) {
        HostedService hosted = services.get(service);
        if (hosted == null) {
            throw new IllegalArgumentException("this receiver does not host " + service);
        }
        return hosted;
    }

    private static HttpServer server(ReceiverSettings where) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.ofLiteral(where.address()), where.port());
        ServerTls tls = where.tls();
        if (tls == null) {
            return HttpServer.create(address, 1_024);
        }
        HttpsServer server = HttpsServer.create(address, 1_024);
        server.setHttpsConfigurator(tls.configurator());
        return server;
    }

    private Up open(ReceiverSettings where) {
        try {
            HttpServer server = server(where);
            Reception reception = new Reception(where.basePath(), services, clock);
            server.createContext("/", reception);
            server.createContext("/_", new ControlApi(services, this::fresh));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return new Up(server, reception);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "port " + where.port() + " is in use: a simulated receiver needs it for itself",
                    e);
        }
    }
}
