package org.barsrouter.schemas.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/// Every schema that was ever released, from our own jar: `registry/index.tsv` names id, subject
/// and version of each, one per line; `registry/<subject>/<version>.avsc` holds it. Ids are never
/// reused.
public final class ReleasedSchemas {

    /// One released schema.
    public record Released(int id, String subject, int version, Schema schema) {}

    /// Read once: services that share a JVM share them.
    private static final class Known {
        static final List<Released> ALL =
                text("registry/index.tsv")
                        .lines()
                        .filter(l -> !l.isBlank())
                        .map(ReleasedSchemas::read)
                        .toList();
    }

    private ReleasedSchemas() {}

    public static List<Released> all() {
        return Known.ALL;
    }

    /// The schema as text that is equal whether or not its strings carry Avro's Java type.
    public static String fingerprintText(Schema schema) {
        return SchemaFormatter.format(
                "json/pretty", new Schema.Parser().parse(withoutJavaStrings(schema)));
    }

    private static String withoutJavaStrings(Schema schema) {
        return schema.toString()
                .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"");
    }

    private static Released read(String line) {
        String[] columns = line.split("\t", -1);
        String subject = columns[1];
        int version = Integer.parseInt(columns[2]);
        Schema schema =
                new Schema.Parser().parse(text("registry/" + subject + "/" + version + ".avsc"));
        return new Released(Integer.parseInt(columns[0]), subject, version, schema);
    }

    private static String text(String resource) {
        try (InputStream in =
                ReleasedSchemas.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the schemas jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
