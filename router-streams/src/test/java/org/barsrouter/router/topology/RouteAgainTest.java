package org.barsrouter.router.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.barsrouter.router.topology.Samples.CLINIC;
import static org.barsrouter.router.topology.Samples.NOW;
import static org.barsrouter.router.topology.Samples.SURGERY;

import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.schemas.avro.Pointer;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

/// What delivery sends back because its route has moved.
class RouteAgainTest {
    @Test
    void a_message_whose_route_moved_goes_to_the_new_lane_as_the_next_generation() {
        try (Rig rig = new Rig().withRoute(Samples.routeTo(CLINIC, "other/main"))) {
            rig.message(again(CLINIC), NOW.plusSeconds(3_600));

            OutboundDelivery delivery = rig.written(Topics.OUTBOUND).getFirst();
            assertThat(delivery.getLane()).isEqualTo("other/main#0");
            assertThat(delivery.getDeliveryId()).isEqualTo(Samples.MESSAGE_ID + ".1");
            assertThat(delivery.getMessage().getReplayOf()).isEqualTo(Samples.MESSAGE_ID + ".0");
            assertThat(delivery.getMessage().getRequestId())
                    .isEqualTo(Samples.deferredTo(CLINIC).getRequestId());
        }
    }

    @Test
    void written_twice_after_a_crash_it_is_the_same_delivery() {
        try (Rig rig = new Rig().withRoute(Samples.routeTo(CLINIC, "other/main"))) {
            rig.message(again(CLINIC));
            rig.message(again(CLINIC));

            assertThat(rig.written(Topics.OUTBOUND))
                    .extracting(OutboundDelivery::getDeliveryId)
                    .containsExactly(Samples.MESSAGE_ID + ".1", Samples.MESSAGE_ID + ".1");
        }
    }

    @Test
    void a_message_whose_route_vanished_ends_and_its_sender_is_told() {
        try (Rig rig = new Rig().withRoute(Samples.route(SURGERY))) {
            rig.message(again(CLINIC));

            assertThat(rig.written(Topics.OUTCOMES))
                    .extracting("deliveryId", "disposition", "reason")
                    .containsExactly(
                            tuple(
                                    Samples.MESSAGE_ID + ".1",
                                    Disposition.UNROUTABLE,
                                    "UNKNOWN_SERVICE"));
            assertThat(rig.written(Topics.DEAD_LETTERS)).hasSize(1);
            assertThat(rig.written(Topics.OUTBOUND))
                    .extracting(delivery -> delivery.getMessage().getKind())
                    .containsExactly(Kind.NOTICE);
        }
    }

    /// As delivery writes it, an hour after its acceptance.
    private static InboundMessage again(ServiceId target) {
        return InboundMessage.newBuilder(Samples.deferredTo(target))
                .setKind(Kind.ROUTE_AGAIN)
                .setGeneration(1)
                .setReplayOf(Samples.MESSAGE_ID + ".0")
                .setOriginal(new Pointer(0, 7L))
                .setAcceptedAt(NOW)
                .setAcceptBy(null)
                .build();
    }
}
