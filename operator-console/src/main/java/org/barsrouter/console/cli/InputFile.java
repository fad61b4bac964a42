package org.barsrouter.console.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that a command hands to a service, read whole; what cannot be one is refused here with a
/// sentence, before anything is sent.
final class InputFile {
    private static final long LARGEST = 64L * 1024 * 1024;

    private final Path path;
    private final byte[] bytes;
    private final String text;

    private InputFile(Path path, byte[] bytes, String text) {
        this.path = path;
        this.bytes = bytes;
        this.text = text;
    }

    /// Reads it.
    ///
    /// @throws IllegalArgumentException with a sentence, when it is no text file of a sane size
    static InputFile read(Path path) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new IllegalArgumentException(
                    "The file " + path + " cannot be read: check its name and its permissions.");
        }
        try {
            long size = Files.size(path);
            if (size > LARGEST) {
                throw new IllegalArgumentException(
                        "The file %s has %,d bytes, more than the %,d that any catalogue needs: check its name."
                                .formatted(path, size, LARGEST));
            }
            byte[] bytes = Files.readAllBytes(path);
            return new InputFile(path, bytes, decoded(path, bytes));
        } catch (IOException e) {
            throw new IllegalArgumentException("The file " + path + " cannot be read.", e);
        }
    }

    private static String decoded(Path path, byte[] bytes) {
        boolean wide =
                bytes.length > 1
                        && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                                || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
        if (wide) {
            throw new IllegalArgumentException(
                    "The file " + path + " is UTF-16: save it as UTF-8 without a byte-order mark.");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "The file " + path + " cannot be read as UTF-8 text: save it as UTF-8.", e);
        }
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    String text() {
        return text;
    }

    int size() {
        return bytes.length;
    }
}
