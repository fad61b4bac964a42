package org.barsrouter.catalogue.kafka;

import java.time.Instant;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barsrouter.catalogue.change.Document;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.routetable.record.RouteRecords;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.avro.CatalogueState;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.topic.Topics;

/// The state that a batch leads to, as records of the two compacted topics.
///
/// @param changeSetId the change-set that writes
record StateRecords(Environment environment, String changeSetId) {
    static final String ENDPOINT = "endpoint";

    /// A service's own record, and one for each of its other identifiers.
    Stream<ProducerRecord<String, SpecificRecord>> routes(Entry entry) {
        RouteRecords.Origin origin =
                new RouteRecords.Origin(environment, entry.version(), changeSetId);
        Route.Service service = entry.service();
        return Stream.concat(
                        Stream.of(
                                Topics.CATALOGUE_ROUTES.record(
                                        service.id(), RouteRecords.write(service, origin))),
                        service.identifiers().stream()
                                .map(other ->
                                        Topics.CATALOGUE_ROUTES.record(
                                                other,
                                                RouteRecords.write(
                                                        new Route.Alias(other, service.id()),
                                                        origin))))
                .map(record -> at(entry.changedAt(), record));
    }

    /// An identifier that leads nowhere any more.
    static ProducerRecord<String, SpecificRecord> freed(String key) {
        return new ProducerRecord<>(Topics.CATALOGUE_ROUTES.name(), key, null);
    }

    static ProducerRecord<String, SpecificRecord> forgotten(String key) {
        return new ProducerRecord<>(Topics.CATALOGUE_STATE.name(), key, null);
    }

    ProducerRecord<String, SpecificRecord> template(Template template) {
        return at(
                template.changedAt(),
                Topics.CATALOGUE_STATE.record(
                        ENDPOINT + "/" + template.id(),
                        CatalogueState.newBuilder()
                                .setEnvironment(environment)
                                .setKind(ENDPOINT)
                                .setId(template.id())
                                .setVersion(template.version())
                                .setChangeSetId(changeSetId)
                                .setEndpoint(RouteRecords.written(template.endpoint()))
                                .setBody(TemplateBody.write(template))
                                .build()));
    }

    /// The record's own time says when that version was written, over every restart.
    private static ProducerRecord<String, SpecificRecord> at(
            Instant written, ProducerRecord<String, SpecificRecord> record) {
        return new ProducerRecord<>(
                record.topic(), null, written.toEpochMilli(), record.key(), record.value());
    }

    ProducerRecord<String, SpecificRecord> document(Document document) {
        return Topics.CATALOGUE_STATE.record(
                document.key(),
                CatalogueState.newBuilder()
                        .setEnvironment(environment)
                        .setKind(document.kind())
                        .setId(document.id())
                        .setVersion(document.version())
                        .setChangeSetId(changeSetId)
                        .setBody(document.body())
                        .setExpiresAt(document.expiresAt())
                        .build());
    }
}
