package org.barsrouter.ingress.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A small text file that is read again when it has changed, looked at once a second at most.
final class WatchedText {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedText.class);
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final Path file;
    private final String key;
    private String text;
    private long lookedAt = System.nanoTime();

    /// @param key configuration key that names the file, for whoever has to mend it
    /// @throws UncheckedIOException when it cannot be read
    WatchedText(Path file, String key) {
        this.file = file;
        this.key = key;
        try {
            this.text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(key + " cannot be read: " + file, e);
        }
    }

    String text() {
        return text;
    }

    /// The new text, once, if it has changed.
    synchronized Optional<String> changed() {
        long now = System.nanoTime();
        if (now - lookedAt < LOOK_EVERY) {
            return Optional.empty();
        }
        lookedAt = now;
        try {
            String fresh = Files.readString(file);
            if (fresh.equals(text)) {
                return Optional.empty();
            }
            text = fresh;
            return Optional.of(fresh);
        } catch (IOException e) {
            LOG.atError()
                    .addKeyValue("key", key)
                    .addKeyValue("failure", e.getClass().getSimpleName())
                    .log("a file of keys cannot be read; what was read before counts");
            return Optional.empty();
        }
    }
}
