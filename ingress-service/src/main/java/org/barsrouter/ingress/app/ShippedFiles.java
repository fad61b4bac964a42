package org.barsrouter.ingress.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barsrouter.ingress.own.CapabilityStatement;
import org.jspecify.annotations.Nullable;

/// Reads at start what is given out as it is: the CapabilityStatement, an operator's or ours, and
/// our OpenAPI description.
final class ShippedFiles {
    private static final String STATEMENT = "/ingress-capability-statement.json";
    private static final String OPEN_API = "/ingress-openapi.json";

    private ShippedFiles() {}

    static CapabilityStatement statement(@Nullable Path file) {
        try {
            return CapabilityStatement.of(
                    file == null ? shipped(STATEMENT) : Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "ingress.capability-statement cannot be read: " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "ingress.capability-statement is no CapabilityStatement: " + e.getMessage(), e);
        }
    }

    static ByteBuffer openApi() {
        try {
            return ByteBuffer.wrap(shipped(OPEN_API)).asReadOnlyBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] shipped(String name) throws IOException {
        try (InputStream in = ShippedFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing from this build");
            }
            return in.readAllBytes();
        }
    }
}
