package org.barsrouter.catalogue.kafka;

import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.change.Batch;
import org.barsrouter.catalogue.change.Event;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.schemas.avro.CatalogueEvent;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.topic.Topics;

/// A batch as Kafka records, and events back.
final class ChangeSetRecords {
    private ChangeSetRecords() {}

    /// Events first, then the state, one by one: a national import is not held twice in memory.
    static Stream<ProducerRecord<String, SpecificRecord>> of(Batch batch, Environment environment) {
        Batch.Written written = batch.written();
        StateRecords state = new StateRecords(environment, batch.changeSetId());
        return Stream.of(
                        batch.events().stream().map(event -> event(event, environment)),
                        written.services().stream().flatMap(state::routes),
                        written.freed().stream().map(StateRecords::freed),
                        written.templates().stream().map(state::template),
                        written.documents().stream().map(state::document),
                        written.forgotten().stream().map(StateRecords::forgotten))
                .flatMap(records -> records);
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
                        .setActor(context.actor().name())
                        .setActorClient(context.actor().client())
                        .setActorUser(context.actor().user())
                        .setActorOds(context.actor().ods())
                        .setActorProduct(context.actor().product())
                        .setOnBehalfOf(context.actor().onBehalfOf())
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
                        actor(written),
                        written.getSource(),
                        written.getReason(),
                        written.getRequestId(),
                        written.getCorrelationId()),
                written.getHash(),
                written.getPreviousHash());
    }

    private static Actor actor(CatalogueEvent written) {
        return new Actor(
                written.getActor(),
                written.getActorClient(),
                written.getActorUser(),
                written.getActorOds(),
                written.getActorProduct(),
                written.getOnBehalfOf());
    }
}
