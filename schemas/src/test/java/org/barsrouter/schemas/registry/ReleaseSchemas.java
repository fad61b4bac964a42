package org.barsrouter.schemas.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;

/// Releases every schema that differs from its last release: writes the next version under
/// `registry/` and a line with the next free id into `registry/index.tsv`. Run it by hand when a
/// schema has changed; the compatibility test judges the result.
final class ReleaseSchemas {
    private ReleaseSchemas() {}

    public static void main(String[] args) throws IOException {
        Path registry = Path.of(args.length > 0 ? args[0] : "src/main/resources/registry");
        for (Topic<?, ?> topic : Topics.all()) {
            release(topic, registry);
        }
    }

    private static void release(Topic<?, ?> topic, Path registry) throws IOException {
        Path index = registry.resolve("index.tsv");
        List<String> lines = Files.readAllLines(index);
        long versions =
                lines.stream().filter(l -> l.split("\t", -1)[1].equals(topic.subject())).count();
        Path folder = registry.resolve(topic.subject());
        Schema schema = SpecificData.get().getSchema(topic.valueType());
        String text = ReleasedSchemas.fingerprintText(schema) + "\n";
        if (versions > 0 && Files.readString(folder.resolve(versions + ".avsc")).equals(text)) {
            return;
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve((versions + 1) + ".avsc"), text);
        String line = (lines.size() + 1) + "\t" + topic.subject() + "\t" + (versions + 1);
        Files.writeString(
                index, String.join("\n", lines) + (lines.isEmpty() ? "" : "\n") + line + "\n");
        System.out.println("released " + line.replace('\t', ' '));
    }
}
