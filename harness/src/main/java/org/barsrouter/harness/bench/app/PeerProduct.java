package org.barsrouter.harness.bench.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.barsrouter.harness.bench.kafka.Letters;
import org.barsrouter.harness.bench.kafka.PlainLetters;
import org.barsrouter.harness.bench.scenario.Scenario;
import org.barsrouter.schemas.topic.Topics;

/// Other people's consumers, each a small project of its own below `harness/peers`, set up as an
/// engineer who knows it would for this job: nothing may be lost, a receiver gets five seconds.
public enum PeerProduct implements Product {
    PC_KEY_128(
            "pc-key-128",
            "parallel-consumer",
            "org.barsrouter.peer.parallelconsumer.ParallelConsumerPeer",
            "parallel-consumer 0.5.3.3, KEY order, concurrency 128, retries for ever 1 s to 10 s",
            "KEY 128"),
    PC_KEY_256(
            "pc-key-256",
            "parallel-consumer",
            "org.barsrouter.peer.parallelconsumer.ParallelConsumerPeer",
            "the same with concurrency 256",
            "KEY 256"),
    PC_UNORDERED(
            "pc-unordered",
            "parallel-consumer",
            "org.barsrouter.peer.parallelconsumer.ParallelConsumerPeer",
            "the same without order, concurrency 256",
            "UNORDERED 256"),
    CAMEL(
            "camel",
            "camel",
            "org.barsrouter.peer.camel.CamelPeer",
            "Camel 4.22.0, a consumer per partition, redelivery in place until delivered, 1 s to 10 s",
            ""),
    SPRING_RETRY(
            "spring-retry",
            "spring-retry",
            "org.barsrouter.peer.springretry.SpringRetryPeer",
            "spring-kafka 4.1.1 @RetryableTopic, a thread per partition, 15 attempts 1 s to 10 s apart",
            "");

    private static final String HEAP = "512m";

    private final String word;
    private final String module;
    private final String main;
    private final String sentence;
    private final String more;

    PeerProduct(String word, String module, String main, String sentence, String more) {
        this.word = word;
        this.module = module;
        this.main = main;
        this.sentence = sentence;
        this.more = more;
    }

    /// Reads `none`, `all` or names with commas between.
    ///
    /// @throws IllegalArgumentException when a name is none of them
    public static List<PeerProduct> parse(String text) {
        return switch (text.strip()) {
            case "none" -> List.of();
            case "all" -> List.of(values());
            default -> Arrays.stream(text.split(",", -1)).map(PeerProduct::named).toList();
        };
    }

    private static PeerProduct named(String name) {
        return Arrays.stream(values())
                .filter(peer -> peer.word.equals(name.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no peer '"
                                        + name
                                        + "': none, all or "
                                        + Arrays.stream(values())
                                                .map(PeerProduct::toString)
                                                .collect(Collectors.joining(", "))));
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String description() {
        return sentence + "; heap " + HEAP + "; key = ServiceId";
    }

    @Override
    public Participant.Command command(Cluster cluster, Duration callTime) {
        Path target =
                Path.of(System.getProperty("bars.root", "."), "harness", "peers", module, "target");
        if (!Files.isDirectory(target.resolve("lib"))) {
            throw new IllegalStateException(
                    "the peer " + word + " is not built: ./bars bench isolation builds it");
        }
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                cluster.servers(),
                                Topics.OUTBOUND.name(),
                                "bench",
                                String.valueOf(callTime.toMillis())));
        if (more.isEmpty()) {
            arguments.add(String.valueOf(cluster.partitions()));
        } else {
            arguments.addAll(List.of(more.split(" ", -1)));
        }
        return new Participant.Command(
                target + "/*:" + target.resolve("lib") + "/*",
                main,
                List.of("-Xmx" + HEAP),
                arguments,
                cluster.log(word));
    }

    @Override
    public boolean saysReady() {
        return true;
    }

    @Override
    public Letters letters(byte[] body, Scenario scenario) {
        return new PlainLetters(body);
    }

    @Override
    public String toString() {
        return word;
    }
}
