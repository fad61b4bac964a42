package org.barsrouter.delivery.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.random.RandomGenerator;
import org.barsrouter.delivery.config.DeliveryProperties;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.delivery.kafka.AddressBook;
import org.barsrouter.delivery.kafka.AttemptThreads;
import org.barsrouter.delivery.kafka.ControlFollower;
import org.barsrouter.delivery.kafka.DeliveryLoop;
import org.barsrouter.delivery.kafka.DeliveryMetrics;
import org.barsrouter.delivery.kafka.DeliveryTools;
import org.barsrouter.delivery.kafka.EarlierReplies;
import org.barsrouter.delivery.kafka.Evidence;
import org.barsrouter.delivery.kafka.HealthFollower;
import org.barsrouter.delivery.kafka.MessageReader;
import org.barsrouter.delivery.kafka.Origin;
import org.barsrouter.delivery.kafka.PartitionWork;
import org.barsrouter.delivery.kafka.Publisher;
import org.barsrouter.delivery.kafka.ReadEvents;
import org.barsrouter.delivery.kafka.Siblings;
import org.barsrouter.delivery.lane.Memory;
import org.barsrouter.delivery.read.ReadGate;
import org.barsrouter.delivery.read.ReadRoutes;
import org.barsrouter.delivery.receiver.ReadRelay;
import org.barsrouter.delivery.receiver.ReadSlots;
import org.barsrouter.delivery.receiver.TracedReceivers;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.routetable.kafka.RouteTable;
import org.barsrouter.schemas.cluster.ClusterContract;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;
import org.barsrouter.tracing.http.Tracing;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The running service: checks the cluster, loads the routes, then delivers; stops in the reverse
/// order.
@Component
public class DeliveryService implements SmartLifecycle {
    private static final List<Topic<?, ?>> NEEDED =
            List.of(
                    Topics.INBOUND,
                    Topics.OUTBOUND,
                    Topics.PARKED,
                    Topics.REPLIES,
                    Topics.OUTCOMES,
                    Topics.ATTEMPTS,
                    Topics.DEAD_LETTERS,
                    Topics.ENDPOINT_HEALTH,
                    Topics.CONTROLS,
                    Topics.CATALOGUE_ROUTES);

    private final DeliveryProperties properties;
    private final BarsProperties bars;
    private final MeterRegistry meters;
    private final Tracing tracing;
    private volatile @Nullable Running running;

    /// What is started and has to be stopped.
    private record Running(
            DeliveryLoop loop,
            ReadRelay reads,
            Siblings siblings,
            HealthFollower health,
            ControlFollower controls,
            MessageReader reader,
            EarlierReplies earlierReplies,
            Publisher publisher,
            Evidence evidence,
            ReceiverSide receivers,
            RouteTable routes,
            ScheduledExecutorService timer) {}

    public DeliveryService(
            DeliveryProperties properties,
            BarsProperties bars,
            MeterRegistry meters,
            Tracing tracing) {
        this.properties = properties;
        this.bars = bars;
        this.meters = meters;
        this.tracing = tracing;
    }

    /// @throws org.barsrouter.schemas.cluster.ClusterContractException when the cluster is not what
    ///   this service needs
    @Override
    public void start() {
        Map<String, Object> connection = bars.connection();
        RecordFormat format = bars.format();
        new ClusterContract(connection, format).check(NEEDED);
        InstantSource clock = InstantSource.system();
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("delivery-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        Memory memory = Memory.sharing(Runtime.getRuntime().maxMemory());
        ReceiverSide receivers =
                ReceiverSide.open(
                        properties,
                        bars.environment(),
                        new ReceiverSide.Parts(
                                Settings.http(properties, memory), timer, clock, meters));
        TracedReceivers calls = new TracedReceivers(receivers.client(), tracing);
        RouteTable routes = RouteTable.follow(connection, format);
        awaitLoaded(routes);
        Publisher publisher = new Publisher(connection, format, timer);
        EarlierReplies earlierReplies = EarlierReplies.open(connection);
        MessageReader reader = MessageReader.open(connection, format);
        Gates gates = new Gates(Settings.gates(properties), RandomGenerator.getDefault());
        HealthFollower health = HealthFollower.follow(connection, format, gates);
        ControlFollower controls = ControlFollower.follow(connection, format, gates, clock);
        awaitOrders(controls);
        DeliveryMetrics metrics = new DeliveryMetrics(meters);
        AttemptThreads threads = new AttemptThreads();
        Evidence evidence =
                new Evidence(
                        new Publisher(connection, format, timer), threads, metrics::attemptLeftOut);
        DeliveryTools tools =
                new DeliveryTools(
                        publisher,
                        evidence,
                        earlierReplies,
                        reader,
                        calls,
                        tracing,
                        AddressBook.of(routes),
                        metrics,
                        new Origin(bars.environment(), properties.groupId()),
                        gates,
                        memory,
                        clock,
                        threads);
        DeliveryLoop loop =
                DeliveryLoop.start(Settings.loop(properties, connection, format), tools, timer);
        Siblings siblings =
                new Siblings(
                        connection,
                        properties.groupId(),
                        Optional.ofNullable(properties.advertisedUrl()));
        ReadRelay reads =
                new ReadRelay(
                        new ReadRoutes(bars.systems(), routes::route),
                        new ReadGate(gates),
                        new ReadSlots(properties.reads().patience()),
                        calls,
                        new ReadRelay.Told(new ReadEvents(tools), clock));
        running =
                new Running(
                        loop,
                        reads,
                        siblings,
                        health,
                        controls,
                        reader,
                        earlierReplies,
                        publisher,
                        evidence,
                        receivers,
                        routes,
                        timer);
    }

    /// What an operator has paused must not be attempted because an instance has just started.
    private void awaitOrders(ControlFollower controls) {
        try {
            if (!controls.awaitLoaded(properties.routesTimeout())) {
                controls.close();
                throw new IllegalStateException(
                        "operators' orders were not loaded within delivery.routes-timeout ("
                                + properties.routesTimeout()
                                + "): check the topic "
                                + Topics.CONTROLS.name()
                                + " or give it more time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            controls.close();
            throw new IllegalStateException("interrupted while loading operators' orders", e);
        }
    }

    private void awaitLoaded(RouteTable routes) {
        try {
            if (!routes.awaitLoaded(properties.routesTimeout())) {
                routes.close();
                throw new IllegalStateException(
                        "the catalogue was not loaded within delivery.routes-timeout ("
                                + properties.routesTimeout()
                                + "): check the topic "
                                + Topics.CATALOGUE_ROUTES.name()
                                + " or give it more time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            routes.close();
            throw new IllegalStateException("interrupted while loading the catalogue", e);
        }
    }

    @Override
    public void stop() {
        Running was = running;
        running = null;
        if (was != null) {
            was.loop().close();
            was.siblings().close();
            was.health().close();
            was.controls().close();
            was.reader().close();
            was.earlierReplies().close();
            was.evidence().close();
            was.publisher().close();
            was.receivers().close();
            was.routes().close();
            was.timer().shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /// Whether it delivers: in its group, with every partition that it was given at work.
    public boolean isReady() {
        Running now = running;
        return now != null && now.loop().ready();
    }

    /// What each of its partitions is at.
    public Map<Integer, PartitionWork> work() {
        Running now = running;
        return now == null ? Map.of() : now.loop().work();
    }

    /// What follows the topic, for questions; empty while it does not run.
    public Optional<DeliveryLoop> loop() {
        return Optional.ofNullable(running).map(Running::loop);
    }

    /// What makes reads at receivers; empty while it does not run.
    public Optional<ReadRelay> reads() {
        return Optional.ofNullable(running).map(Running::reads);
    }

    /// The client certificate that receivers are shown; empty for none.
    public Optional<X509Certificate> certificate() {
        return Optional.ofNullable(running).flatMap(now -> now.receivers().certificate());
    }

    /// Where the other instances of this service can be asked.
    public List<URI> siblings() {
        Running now = running;
        return now == null ? List.of() : now.siblings().others();
    }
}
