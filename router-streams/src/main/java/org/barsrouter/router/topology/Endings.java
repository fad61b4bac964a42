package org.barsrouter.router.topology;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.barsrouter.router.decision.Verdict;
import org.barsrouter.routetable.record.PolicyRecords;
import org.barsrouter.routing.resolve.RoutingDecision;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.avro.Reply;
import org.barsrouter.schemas.header.RecordHeaders;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.refusal.Refusal;
import org.barsrouter.schemas.topic.Topics;

/// Turns a verdict into the records that carry it out. A message with a reply partition is answered
/// there, any other by an outcome: a replayed relay message has no ingress that waits.
final class Endings {
    private final DeadLetters deadLetters;

    Endings(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    List<Effect> of(Arrival.Message arrival, Verdict verdict) {
        InboundMessage message = arrival.message();
        return switch (verdict) {
            case Verdict.Forward(RoutingDecision.Deliver decision) ->
                    List.of(outbound(arrival, decision));
            case Verdict.Refuse(var reason, Refusal refusal) -> {
                Ending ending =
                        Ending.told(message, Disposition.UNROUTABLE, reason.name(), refusal);
                yield answered(message)
                        ? List.of(reply(arrival, ending))
                        : List.of(outcome(arrival, ending), deadLetters.message(arrival, ending));
            }
            case Verdict.Drop() ->
                    List.of(
                            deadLetters.message(
                                    arrival,
                                    Ending.silent(
                                            message,
                                            Disposition.EXPIRED,
                                            DeadLetters.NOT_ACCEPTED_IN_TIME)));
        };
    }

    /// What becomes of a message with which we failed: its sender is told that the fault is ours.
    List<Effect> failed(Arrival.Message arrival) {
        Ending ending =
                Ending.told(
                        arrival.message(),
                        Disposition.POISON,
                        DeadLetters.ROUTER_FAILED,
                        Refusal.INTERNAL);
        Effect answer =
                answered(arrival.message()) ? reply(arrival, ending) : outcome(arrival, ending);
        return Stream.of(answer, deadLetters.message(arrival, ending)).toList();
    }

    static DeliveryId deliveryId(InboundMessage message) {
        return new DeliveryId(MessageId.parse(message.getMessageId()), message.getGeneration());
    }

    private static boolean answered(InboundMessage message) {
        return message.getReplyPartition() != null;
    }

    private static Effect outbound(Arrival.Message arrival, RoutingDecision.Deliver decision) {
        Origin origin = arrival.origin();
        DeliveryId delivery = deliveryId(arrival.message());
        OutboundDelivery value =
                OutboundDelivery.newBuilder()
                        .setDeliveryId(delivery.toString())
                        .setLane(decision.lane().toString())
                        .setEndpointId(decision.assignment().endpoint().id())
                        .setAssignmentId(decision.assignment().id())
                        .setAddress(decision.address().toString())
                        .setPolicy(PolicyRecords.write(decision.policy()))
                        .setRouteHash(decision.routeHash())
                        .setInbound(origin.pointer())
                        .setRoutedAt(origin.appendedAt())
                        .setMessage(arrival.message())
                        .build();
        return Effect.of(Topics.OUTBOUND, decision.lane(), value)
                .withHeaders(
                        Map.of(
                                RecordHeaders.DELIVERY_ID,
                                delivery.toString(),
                                RecordHeaders.INBOUND_POINTER,
                                origin.partition() + ":" + origin.offset()));
    }

    private static Effect reply(Arrival.Message arrival, Ending ending) {
        InboundMessage message = arrival.message();
        Reply value =
                Reply.newBuilder()
                        .setDeliveryId(ending.deliveryId())
                        .setMessageId(message.getMessageId())
                        .setRequestId(message.getRequestId())
                        .setCorrelationId(message.getCorrelationId())
                        .setDisposition(ending.disposition())
                        .setAnswer(ending.answer())
                        .setAnsweredAt(arrival.origin().appendedAt())
                        .build();
        return new Effect(
                Topics.REPLIES, ending.deliveryId(), value, message.getReplyPartition(), Map.of());
    }

    private static Effect outcome(Arrival.Message arrival, Ending ending) {
        InboundMessage message = arrival.message();
        Outcome value =
                Outcome.newBuilder()
                        .setEnvironment(message.getEnvironment())
                        .setDeliveryId(ending.deliveryId())
                        .setMessageId(message.getMessageId())
                        .setKind(message.getKind())
                        .setCaller(message.getCaller())
                        .setTarget(message.getTarget())
                        .setSourceService(message.getSourceService())
                        .setBundleId(message.getBundleId())
                        .setEvent(message.getEvent())
                        .setRequestId(message.getRequestId())
                        .setCorrelationId(message.getCorrelationId())
                        .setHeaders(message.getHeaders())
                        .setDisposition(ending.disposition())
                        .setReason(ending.reason())
                        .setAnswer(ending.answer())
                        .setAttempts(0)
                        .setAcceptedAt(message.getAcceptedAt())
                        .setEndedAt(arrival.origin().appendedAt())
                        .setReplayOf(message.getReplayOf())
                        .build();
        return new Effect(Topics.OUTCOMES, message.getTarget(), value, null, Map.of());
    }
}
