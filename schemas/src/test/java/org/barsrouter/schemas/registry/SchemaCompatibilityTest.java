package org.barsrouter.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

class SchemaCompatibilityTest {
    private static final List<ReleasedSchemas.Released> RELEASED = ReleasedSchemas.all();

    @Test
    void every_schema_is_fully_compatible_with_every_released_one() {
        for (Topic<?, ?> topic : Topics.all()) {
            Schema current = SpecificData.get().getSchema(topic.valueType());
            for (ReleasedSchemas.Released released : releasedFor(topic)) {
                assertReads(topic, released.version(), current, released.schema(), "backward");
                assertReads(topic, released.version(), released.schema(), current, "forward");
            }
        }
    }

    @Test
    void every_schema_is_released_as_it_is() {
        for (Topic<?, ?> topic : Topics.all()) {
            List<ReleasedSchemas.Released> released = releasedFor(topic);
            assertThat(released)
                    .as("%s was never released: run ReleaseSchemas", topic.subject())
                    .isNotEmpty();
            assertThat(
                            ReleasedSchemas.fingerprintText(
                                    SpecificData.get().getSchema(topic.valueType())))
                    .as("%s differs from its last release: run ReleaseSchemas", topic.subject())
                    .isEqualTo(ReleasedSchemas.fingerprintText(released.getLast().schema()));
        }
    }

    @Test
    void ids_are_given_once() {
        assertThat(RELEASED).extracting(ReleasedSchemas.Released::id).doesNotHaveDuplicates();
    }

    private static List<ReleasedSchemas.Released> releasedFor(Topic<?, ?> topic) {
        return RELEASED.stream().filter(r -> r.subject().equals(topic.subject())).toList();
    }

    private static void assertReads(
            Topic<?, ?> topic, int version, Schema reader, Schema writer, String direction) {
        SchemaCompatibility.SchemaPairCompatibility pair =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(pair.getType())
                .as(
                        "%s is not %s compatible with its released version %d (FULL_TRANSITIVE): a new"
                                + " field needs a default, an old one may not change. %s",
                        topic.subject(),
                        direction,
                        version,
                        pair.getResult().getIncompatibilities())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }
}
