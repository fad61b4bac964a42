package org.barsrouter.harness.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.barsrouter.harness.bench.app.DeliveryProduct;
import org.barsrouter.harness.bench.report.Spread;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.cluster.TopicCreation;
import org.barsrouter.schemas.registry.BundledRegistry;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Layout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What a backlog costs: how long a restarted delivery process takes to have it in memory again,
/// when the healthy are served meanwhile, and how much memory it needs. A real broker and the
/// delivery service are processes of their own.
@Command(
        name = "parked",
        description = "Rebuild of parked messages after a restart: time, healthy service, memory.",
        mixinStandardHelpOptions = true)
final class ParkedBench implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final RecordFormat FORMAT =
            new RecordFormat(new BundledRegistry(), Environment.SANDBOX);

    @Option(
            names = "--entries",
            defaultValue = "1000000",
            description = "Parked entries (${DEFAULT-VALUE}).")
    private int entries = 1_000_000;

    @Option(
            names = "--lanes",
            defaultValue = "10000",
            description = "Lanes they wait in (${DEFAULT-VALUE}).")
    private int lanes = 10_000;

    @Option(
            names = "--partitions",
            defaultValue = "24",
            description = "Partitions of bars.outbound (${DEFAULT-VALUE}).")
    private int partitions = 24;

    @Option(names = "--runs", defaultValue = "3", description = "Restarts (${DEFAULT-VALUE}).")
    private int runs = 3;

    /// One restart, in seconds from its partitions' assignment, and megabytes; the processor time
    /// is that of the whole process from its start, which a busy machine does not change.
    private record Run(
            double firstHealthy,
            double rebuilt,
            int healthyMeanwhile,
            double processor,
            long most) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Counts.atLeast(1, "--entries", entries);
        Counts.atLeast(1, "--lanes", lanes);
        Counts.atLeast(1, "--partitions", partitions);
        Counts.atLeast(1, "--runs", runs);
        Path data = Files.createTempDirectory("bars-bench-parked");
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        try (ChildJvm broker =
                ChildJvm.start(
                        List.of("-Xmx384m"),
                        List.of(
                                "org.barsrouter.sandbox.broker.BrokerMain",
                                "--environment",
                                "SANDBOX",
                                "--data",
                                data.resolve("broker").toString()),
                        said::add)) {
            return measure(servers(said, broker));
        } finally {
            delete(data);
        }
    }

    private static String servers(BlockingQueue<String> said, ChildJvm broker)
            throws IOException, InterruptedException {
        while (broker.isAlive()) {
            String line = said.poll(1, TimeUnit.SECONDS);
            if (line != null && line.startsWith("broker ready ")) {
                return line.split(" ", -1)[2];
            }
        }
        throw new IOException("the broker ended before it was ready");
    }

    private int measure(String servers) throws IOException, InterruptedException {
        new TopicCreation(Map.of("bootstrap.servers", servers), FORMAT)
                .run(new Layout(4, partitions, 4, 1, 4, (short) 1, (short) 1));
        InstantSource clock = InstantSource.system();
        try (ParkedBacklog backlog =
                new ParkedBacklog(servers, FORMAT, partitions, clock.instant())) {
            long start = System.nanoTime();
            backlog.park(entries, lanes);
            System.out.printf(
                    "%d entries over %d lanes written in %.1f s%n",
                    entries, lanes, (System.nanoTime() - start) / 1e9);
            List<Run> all = new ArrayList<>();
            for (int number = 1; number <= runs; number++) {
                Run run = run(servers, backlog);
                all.add(run);
                System.out.printf(
                        "run %d: first healthy delivery %.1f s, all rebuilt %.1f s, %d healthy meanwhile, %.1f s of processor, %d MB at most%n",
                        number,
                        run.firstHealthy(),
                        run.rebuilt(),
                        run.healthyMeanwhile(),
                        run.processor(),
                        run.most());
            }
            return print(all);
        }
    }

    /// Starts the delivery service while a healthy message goes to every partition twice a second;
    /// ends it with `kill -9`.
    private Run run(String servers, ParkedBacklog backlog)
            throws IOException, InterruptedException {
        ConcurrentLinkedQueue<Long> arrived = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Long> takenOver = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Long> assigned = new ConcurrentLinkedQueue<>();
        long started = System.nanoTime();
        HttpServer receiver = receiver(arrived);
        String address = "http://127.0.0.1:" + receiver.getAddress().getPort();
        ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
        try (ChildJvm delivery =
                ChildJvm.start(
                        DeliveryProduct.MEMORY,
                        List.of(
                                "org.barsrouter.delivery.DeliveryApplication",
                                "--server.port=0",
                                "--bars.environment=SANDBOX",
                                "--bars.bootstrap-servers=" + servers),
                        line -> {
                            if (line.contains("partition taken over")) {
                                takenOver.add(System.nanoTime());
                            } else if (line.contains("partitions assigned")) {
                                assigned.add(System.nanoTime());
                            } else if (line.contains("ERROR")) {
                                System.err.println(line);
                            }
                        })) {
            Future<?> _ =
                    sender.scheduleAtFixedRate(
                            () -> sendToAll(backlog, address), 0, 500, TimeUnit.MILLISECONDS);
            await(() -> takenOver.size() >= partitions || !delivery.isAlive());
            double processor = delivery.processorTime().toMillis() / 1e3;
            long rebuilt = takenOver.stream().mapToLong(Long::longValue).max().orElseThrow();
            int before = arrived.size() + partitions;
            await(() -> arrived.size() >= before || !delivery.isAlive());
            long from = assigned.stream().mapToLong(Long::longValue).min().orElse(started);
            Run run =
                    new Run(
                            (arrived.stream().mapToLong(Long::longValue).min().orElseThrow() - from)
                                    / 1e9,
                            (rebuilt - from) / 1e9,
                            (int) arrived.stream().filter(at -> at <= rebuilt).count(),
                            processor,
                            delivery.megabytes("VmHWM"));
            delivery.kill();
            return run;
        } finally {
            sender.shutdownNow();
            boolean _ = sender.awaitTermination(5, TimeUnit.SECONDS);
            receiver.stop(0);
        }
    }

    private void sendToAll(ParkedBacklog backlog, String address) {
        for (int partition = 0; partition < partitions; partition++) {
            backlog.send(partition, address, "healthy");
        }
    }

    private static HttpServer receiver(ConcurrentLinkedQueue<Long> arrived) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.createContext(
                "/",
                exchange -> {
                    arrived.add(System.nanoTime());
                    exchange.getRequestBody().readAllBytes();
                    byte[] answer =
                            "{\"resourceType\":\"Bundle\"}"
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    private static void await(BooleanSupplier condition) throws IOException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the delivery service was not done within " + PATIENCE);
            }
            boolean _ = never.await(20, TimeUnit.MILLISECONDS);
        }
    }

    private int print(List<Run> all) {
        System.out.printf(
                "%n%d entries, %d lanes, %d partitions; medians of %d restarts (least to most)%n",
                entries, lanes, partitions, runs);
        Spread rebuilt = spread(all, Run::rebuilt);
        Spread most = spread(all, Run::most);
        row("first healthy delivery", spread(all, Run::firstHealthy).text("s"), "");
        row("all partitions rebuilt", rebuilt.text("s"), "15 s");
        row("healthy meanwhile", spread(all, Run::healthyMeanwhile).text(""), "");
        row("processor time till then", spread(all, Run::processor).text("s"), "");
        row("resident memory, most ever", most.text("MB"), "600 MB");
        return rebuilt.median() <= 15 && most.median() <= 600 ? 0 : 1;
    }

    private static void row(String what, String figure, String wanted) {
        System.out.printf("| %-28s | %-34s | wanted %-8s |%n", what, figure, wanted);
    }

    private static Spread spread(List<Run> runs, ToDoubleFunction<Run> figure) {
        return Spread.of(runs.stream().mapToDouble(figure).toArray());
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> {
                        boolean _ = file.toFile().delete();
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
