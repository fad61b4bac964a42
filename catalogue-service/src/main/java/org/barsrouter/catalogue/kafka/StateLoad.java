package org.barsrouter.catalogue.kafka;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.barsrouter.catalogue.change.Document;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.routetable.record.RouteRecords;
import org.barsrouter.schemas.avro.CatalogueState;
import org.barsrouter.schemas.avro.EndpointRecord;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topics;

/// Builds endpoints and documents from their records. What cannot be read stops the writer: going
/// on without a change-set or an endpoint would lose it at the next write.
final class StateLoad {
    private final Map<String, Template> templates = new HashMap<>();
    private final Map<String, Document> documents = new HashMap<>();

    void take(ConsumerRecord<String, Decoded<CatalogueState>> record) {
        switch (record.value()) {
            case null -> {
                templates.remove(record.key());
                documents.remove(record.key());
            }
            case Decoded.Readable<CatalogueState>(CatalogueState state) ->
                    take(record.key(), state, Instant.ofEpochMilli(record.timestamp()));
            case Decoded.Poison<CatalogueState>(byte[] _, String reason) ->
                    throw unreadable(record, reason);
        }
    }

    private void take(String key, CatalogueState state, Instant at) {
        EndpointRecord endpoint = state.getEndpoint();
        if (endpoint != null) {
            templates.put(
                    key,
                    new Template(
                            RouteRecords.endpoint(endpoint),
                            state.getVersion(),
                            TemplateBody.certification(state.getBody()),
                            TemplateBody.label(state.getBody()),
                            at));
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
