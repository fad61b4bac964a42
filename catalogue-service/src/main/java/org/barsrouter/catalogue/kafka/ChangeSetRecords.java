package org.barsrouter.catalogue.kafka;

import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barsrouter.catalogue.change.Change;
import org.barsrouter.catalogue.change.ChangeSet;
import org.barsrouter.catalogue.change.Event;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.routetable.record.RouteRecords;
import org.barsrouter.schemas.avro.CatalogueEvent;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.topic.Topics;

/// A change-set as Kafka records, and events back.
final class ChangeSetRecords {
    private ChangeSetRecords() {}

    /// Events first, then routes, one by one: a national import is not held twice in memory.
    static Stream<ProducerRecord<String, SpecificRecord>> of(
            ChangeSet set, Environment environment) {
        return Stream.concat(
                set.events().stream().map(event -> event(event, environment)),
                set.changes().stream().map(change -> route(change, set.id(), environment)));
    }

    private static ProducerRecord<String, SpecificRecord> event(
            Event event, Environment environment) {
        Event.Content content = event.content();
        Event.Context context = event.context();
        CatalogueEvent written =
                CatalogueEvent.newBuilder()
                        .setEnvironment(environment)
                        .setEventId(event.id())
                        .setType(content.type())
                        .setAggregateId(content.aggregateId())
                        .setVersion(content.version())
                        .setOccurredAt(context.occurredAt())
                        .setEffectiveFrom(context.effectiveFrom())
                        .setActor(context.actor())
                        .setRequestId(context.requestId())
                        .setCorrelationId(context.correlationId())
                        .setChangeSetId(context.changeSetId())
                        .setSource(context.source())
                        .setReason(context.reason())
                        .setBefore(content.before())
                        .setAfter(content.after())
                        .setHash(event.hash())
                        .setPreviousHash(event.previousHash())
                        .build();
        return Topics.CATALOGUE_EVENTS.record(content.aggregateId(), written);
    }

    private static ProducerRecord<String, SpecificRecord> route(
            Change change, String changeSetId, Environment environment) {
        return Topics.CATALOGUE_ROUTES.record(
                change.id(),
                RouteRecords.write(
                        change.after().service(),
                        new RouteRecords.Origin(
                                environment, change.after().version(), changeSetId)));
    }

    /// The event that a record holds.
    static Event read(CatalogueEvent written) {
        return new Event(
                written.getEventId(),
                new Event.Content(
                        written.getType(),
                        written.getAggregateId(),
                        written.getVersion(),
                        written.getBefore(),
                        written.getAfter()),
                new Event.Context(
                        Deployment.valueOf(written.getEnvironment().name()),
                        written.getChangeSetId(),
                        written.getOccurredAt(),
                        written.getEffectiveFrom(),
                        written.getActor(),
                        written.getSource(),
                        written.getReason(),
                        written.getRequestId(),
                        written.getCorrelationId()),
                written.getHash(),
                written.getPreviousHash());
    }
}
