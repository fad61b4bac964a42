package org.barsrouter.catalogue.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.barsrouter.catalogue.change.Certification;
import org.barsrouter.catalogue.change.Document;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.routetable.record.RouteRecords;
import org.barsrouter.schemas.avro.CatalogueState;
import org.barsrouter.schemas.avro.EndpointRecord;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;

/// Builds endpoints and documents from their records. What cannot be read stops the writer: going
/// on without a change-set or an endpoint would lose it at the next write.
final class StateLoad {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Template> templates = new HashMap<>();
    private final Map<String, Document> documents = new HashMap<>();

    void take(ConsumerRecord<String, Decoded<CatalogueState>> record) {
        switch (record.value()) {
            case null -> {
                templates.remove(record.key());
                documents.remove(record.key());
            }
            case Decoded.Readable<CatalogueState>(CatalogueState state) ->
                    take(record.key(), state);
            case Decoded.Poison<CatalogueState>(byte[] _, String reason) ->
                    throw unreadable(record, reason);
        }
    }

    private void take(String key, CatalogueState state) {
        EndpointRecord endpoint = state.getEndpoint();
        if (endpoint != null) {
            templates.put(
                    key,
                    new Template(
                            RouteRecords.endpoint(endpoint),
                            state.getVersion(),
                            certification(state.getBody())));
        } else if (state.getBody() != null) {
            documents.put(
                    key,
                    new Document(
                            state.getKind(),
                            state.getId(),
                            state.getVersion(),
                            state.getBody(),
                            state.getExpiresAt()));
        }
    }

    private static @Nullable Certification certification(@Nullable String body) {
        if (body == null) {
            return null;
        }
        try {
            JsonNode json = JSON.readTree(body);
            return new Certification(
                    json.path("grade").asText(),
                    Instant.parse(json.path("recordedAt").asText()),
                    Instant.parse(json.path("expiresAt").asText()),
                    json.path("evidence").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a certification is not JSON", e);
        }
    }

    private static UnreadableCatalogueException unreadable(
            ConsumerRecord<?, ?> record, String reason) {
        return new UnreadableCatalogueException(
                "the record at offset %d of %s cannot be read (%s): check bars.environment and bars.schema-registry"
                        .formatted(record.offset(), Topics.CATALOGUE_STATE, reason));
    }

    Collection<Template> templates() {
        return templates.values();
    }

    Collection<Document> documents() {
        return documents.values();
    }
}
