package org.barsrouter.sandbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.barsrouter.sandbox.app.Sandbox;
import org.barsrouter.sandbox.app.SandboxSettings;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.demo.Story.Told;

/// `./bars demo`: starts everything in one process on a fresh data directory, plays every story and
/// says what happened.
public final class DemoMain {
    /// Shorter than the national 32 s, so that the story of the receiver that hangs is short too.
    public static final Duration RELAY_DEADLINE = Duration.ofSeconds(4);

    private DemoMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0) {
            System.out.println(
                    "usage: ./bars demo\nStarts the whole system in one process with an embedded broker, plays"
                            + " its stories and ends. Takes no options.");
            System.exit(args[0].equals("--help") ? 0 : 2);
        }
        Path data = Files.createTempDirectory("bars-demo");
        int failed;
        try {
            failed = play(data);
        } finally {
            delete(data);
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    private static int play(Path data) throws InterruptedException {
        System.out.println("starting a Kafka broker and five services in this process ...");
        long start = System.nanoTime();
        try (Partners partners = Partners.anywhere();
                Sandbox sandbox = Sandbox.start(settings(data, partners))) {
            partners.answerValidations(sandbox.ingress());
            System.out.printf(
                    "up in %.1f s: ingress %s, Kafka %s%n%n",
                    (System.nanoTime() - start) / 1e9,
                    sandbox.ingress(),
                    sandbox.bootstrapServers());
            return tellAll(
                    new Stage(
                            partners,
                            new Stage.Scene(
                                    sandbox.ingress(),
                                    sandbox.journal(),
                                    sandbox.delivery(),
                                    RELAY_DEADLINE)));
        }
    }

    private static SandboxSettings settings(Path data, Partners partners) {
        return SandboxSettings.of(data, ServicePorts.free())
                .seeded(partners.seed())
                .with(overrides(RELAY_DEADLINE));
    }

    /// What the services are told beyond their defaults, for stories that take seconds.
    public static List<String> overrides(Duration relayDeadline) {
        return List.of("--ingress.relay-deadline=" + relayDeadline.toMillis() + "ms");
    }

    private static int tellAll(Stage stage) throws InterruptedException {
        List<Story> stories = Stage.stories();
        int failed = 0;
        for (Story story : stories) {
            failed += tell(story, stage) ? 0 : 1;
        }
        System.out.printf(
                "%n%d stories: %d passed, %d failed%n",
                stories.size(), stories.size() - failed, failed);
        return failed;
    }

    private static boolean tell(Story story, Stage stage) throws InterruptedException {
        try {
            Told told = story.tell(stage);
            System.out.printf(
                    "passed  %s  %s%n        %s%n",
                    told.conversation(), story.title(), told.sentence());
            return true;
        } catch (StoryFailed e) {
            System.out.printf("FAILED  %s%n        %s%n", story.title(), e.getMessage());
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
