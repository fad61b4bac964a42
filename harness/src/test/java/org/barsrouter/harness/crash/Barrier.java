package org.barsrouter.harness.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.barsrouter.schemas.topic.Topic;

/// Stops whatever a service is about to write to one topic, so that it stands exactly between what
/// it has done and that write, and can be killed there.
final class Barrier implements AutoCloseable {
    private final Path file;
    private final Path reached;

    private Barrier(Path folder, Topic<?, ?> topic) {
        this.file = folder.resolve(topic.name());
        this.reached = StopBeforeWrite.reached(folder, topic.name());
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(reached);
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Barrier before(Topic<?, ?> topic, Path folder) {
        return new Barrier(folder, topic);
    }

    /// What a service is started with so that it heeds barriers.
    static List<String> heeded(Path folder) {
        return List.of(
                "--bars.kafka.interceptor.classes=" + StopBeforeWrite.class.getName(),
                "--bars.kafka." + StopBeforeWrite.FOLDER + "=" + folder);
    }

    /// Waits until so many records stand before it.
    void awaitReached(int records) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(reached) && lines() >= records);
    }

    private int lines() throws IOException {
        return Files.readAllLines(reached).size();
    }

    /// Whoever is still alive goes on.
    void lift() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        lift();
    }
}
