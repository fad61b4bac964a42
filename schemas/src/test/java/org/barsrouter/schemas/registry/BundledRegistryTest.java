package org.barsrouter.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificData;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

class BundledRegistryTest {
    private final BundledRegistry registry = new BundledRegistry();

    @Test
    void every_topics_schema_has_an_id_that_leads_back_to_it() {
        for (Topic<?, ?> topic : Topics.all()) {
            Schema schema = SpecificData.get().getSchema(topic.valueType());

            int id = registry.idOf(topic.subject(), schema);

            assertThat(ReleasedSchemas.fingerprintText(registry.byId(id)))
                    .as(topic.name())
                    .isEqualTo(ReleasedSchemas.fingerprintText(schema));
        }
    }

    @Test
    void an_id_of_nobody_names_the_remedy() {
        assertThatThrownBy(() -> registry.byId(9_999))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("9999")
                .hasMessageContaining("schema.registry.url");
    }

    @Test
    void a_schema_that_was_never_released_names_the_remedy() {
        Schema other = SchemaBuilder.record("Other").fields().requiredInt("n").endRecord();

        assertThatThrownBy(() -> registry.idOf(Topics.INBOUND.subject(), other))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("bars.inbound.v1-value")
                .hasMessageContaining("index.tsv");
    }

    @Test
    void configuration_chooses_the_registry() {
        assertThat(SchemaRegistries.from(Map.of())).isInstanceOf(BundledRegistry.class);
        assertThat(SchemaRegistries.from(Map.of("schema.registry.url", "bundled:")))
                .isInstanceOf(BundledRegistry.class);
        assertThat(SchemaRegistries.from(Map.of("schema.registry.url", "https://registry.test")))
                .isInstanceOf(PatientRegistry.class);
        assertThatThrownBy(() -> SchemaRegistries.from(Map.of("schema.registry.url", "file:x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "schema.registry.url must be bundled: or the http(s) address");
    }
}
