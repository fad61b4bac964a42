package org.barsrouter.sandbox.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import org.barsrouter.schemas.avro.Environment;
import org.jspecify.annotations.Nullable;

/// The broker's directory while we hold it: nobody else has it open, and it belongs to our
/// environment. `environment` names that, `lock` is held, `kafka/` is the broker's own.
final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /// Opens and locks a directory, making it when it is not there.
    ///
    /// @throws BrokerRefusedException when another process has it, or it is another environment's
    static DataDirectory open(Path root, Environment environment) {
        try {
            Files.createDirectories(root);
            DataDirectory directory = new DataDirectory(root, lock(root));
            directory.admit(environment);
            return directory;
        } catch (IOException e) {
            throw new BrokerRefusedException(
                    "the data directory "
                            + root
                            + " cannot be used: check that it is a directory we may write to",
                    e);
        }
    }

    Path logs() {
        return root.resolve("kafka");
    }

    /// The cluster id that the directory was formatted with; empty before the first start.
    Optional<String> clusterId() {
        Path file = logs().resolve("meta.properties");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.ofNullable(properties.getProperty("cluster.id"));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) != null) {
            return channel;
        }
        channel.close();
        throw new BrokerRefusedException(
                "the data directory "
                        + root
                        + " is in use by another broker: stop that one, or give this one a directory of"
                        + " its own");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisJvm) {
            return null;
        }
    }

    private void admit(Environment environment) throws IOException {
        Path mark = root.resolve("environment");
        Optional<String> found =
                Files.exists(mark) ? Optional.of(Files.readString(mark).strip()) : Optional.empty();
        if (found.isEmpty() && !Files.exists(logs())) {
            write(mark, environment.name());
        } else if (!found.equals(Optional.of(environment.name()))) {
            close();
            throw new BrokerRefusedException(
                    "the data directory %s belongs to %s and this broker is for %s: give it another directory"
                            .formatted(root, found.orElse("an unnamed environment"), environment));
        }
    }

    private static void write(Path mark, String text) throws IOException {
        Path draft = mark.resolveSibling("environment.draft");
        Files.writeString(draft, text + System.lineSeparator());
        Files.move(draft, mark, StandardCopyOption.ATOMIC_MOVE);
    }
}
