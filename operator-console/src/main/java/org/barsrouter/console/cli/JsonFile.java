package org.barsrouter.console.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that commands read and write.
final class JsonFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonFile() {}

    /// A JSON object.
    ///
    /// @throws IllegalArgumentException saying what to mend
    static ObjectNode object(Path file) {
        try {
            JsonNode read = JSON.readTree(text(file));
            if (read instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalArgumentException("The file " + file + " is not a JSON object.");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The file %s is not JSON: look at line %d."
                            .formatted(
                                    file,
                                    e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    e);
        }
    }

    /// @throws IllegalArgumentException saying what to mend
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The file " + file + " cannot be read: check its name and its permissions.", e);
        }
    }

    /// @throws IllegalArgumentException saying what to mend
    static void write(Path file, JsonNode json) {
        try {
            Files.writeString(file, json.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new IllegalArgumentException("The file " + file + " cannot be written.", e);
        }
    }
}
