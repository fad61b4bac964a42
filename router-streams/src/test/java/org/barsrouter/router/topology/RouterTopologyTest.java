package org.barsrouter.router.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.barsrouter.router.topology.Samples.CLINIC;
import static org.barsrouter.router.topology.Samples.NOW;
import static org.barsrouter.router.topology.Samples.NOWHERE;
import static org.barsrouter.router.topology.Samples.SURGERY;

import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.barsrouter.schemas.avro.CatalogueRoute;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.schemas.avro.RefusedAnswer;
import org.barsrouter.schemas.avro.Reply;
import org.barsrouter.schemas.header.RecordHeaders;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

class RouterTopologyTest {

    @Test
    void a_message_goes_to_its_lane_with_its_headers() {
        try (Rig rig = new Rig().withRoute(Samples.route(CLINIC))) {
            rig.message(Samples.relayTo(CLINIC));

            TestRecord<String, Decoded<OutboundDelivery>> written =
                    rig.records(Topics.OUTBOUND).getFirst();
            assertThat(written.key()).isEqualTo("product/main#0");
            assertThat(header(written, RecordHeaders.DELIVERY_ID))
                    .isEqualTo(Samples.MESSAGE_ID + ".0");
            assertThat(header(written, RecordHeaders.INBOUND_POINTER)).isEqualTo("0:0");
            assertThat(header(written, RecordHeaders.ENVIRONMENT)).isEqualTo("SANDBOX");
            OutboundDelivery delivery = Rig.value(written.value());
            assertThat(delivery.getAddress()).isEqualTo("https://receiver.test/FHIR/R4");
            assertThat(delivery.getRouteHash()).isEqualTo("hash-1");
            assertThat(delivery.getMessage()).isEqualTo(Samples.relayTo(CLINIC));
        }
    }

    @Test
    void a_message_to_an_alias_goes_where_the_service_is() {
        try (Rig rig =
                new Rig()
                        .withRoute(Samples.route(CLINIC))
                        .withRoute(Samples.alias(NOWHERE, CLINIC))) {
            rig.message(Samples.relayTo(NOWHERE));

            assertThat(rig.written(Topics.OUTBOUND)).hasSize(1);
        }
    }

    @Test
    void an_alias_of_nothing_is_an_unknown_service() {
        try (Rig rig = new Rig().withRoute(Samples.alias(NOWHERE, CLINIC))) {
            rig.message(Samples.relayTo(NOWHERE));

            assertThat(refusalOf(rig.written(Topics.REPLIES).getFirst())).isEqualTo("RTR-003");
        }
    }

    @Test
    void the_sender_of_a_relay_message_to_an_unknown_service_is_answered_not_found() {
        try (Rig rig = new Rig()) {
            rig.message(Samples.relayTo(NOWHERE));

            Reply reply = rig.written(Topics.REPLIES).getFirst();
            assertThat(refusalOf(reply)).isEqualTo("RTR-003");
            assertThat(reply.getDisposition()).isEqualTo(Disposition.UNROUTABLE);
            assertThat(reply.getRequestId()).isEqualTo(Samples.relayTo(NOWHERE).getRequestId());
            assertThat(rig.written(Topics.OUTCOMES)).isEmpty();
            assertThat(rig.written(Topics.DEAD_LETTERS)).isEmpty();
        }
    }

    @Test
    void a_deferred_message_to_an_unknown_service_ends_and_its_sender_is_told() {
        try (Rig rig = new Rig().withRoute(Samples.route(SURGERY))) {
            rig.message(Samples.deferredTo(NOWHERE));

            assertThat(rig.written(Topics.OUTCOMES))
                    .extracting("disposition", "reason")
                    .containsExactly(tuple(Disposition.UNROUTABLE, "UNKNOWN_SERVICE"));
            TestRecord<String, Decoded<DeadLetter>> letter =
                    rig.records(Topics.DEAD_LETTERS).getFirst();
            assertThat(letter.key()).isEqualTo(NOWHERE.key());
            assertThat(Rig.value(letter.value()).getMessage())
                    .isEqualTo(Samples.deferredTo(NOWHERE));
            assertThat(Rig.value(letter.value()).getSenderTold()).isTrue();
            OutboundDelivery notice = rig.written(Topics.OUTBOUND).getFirst();
            assertThat(notice.getMessage().getKind()).isEqualTo(Kind.NOTICE);
            assertThat(notice.getMessage().getTarget()).isEqualTo(SURGERY.key());
            assertThat(notice.getMessage().getAbout()).isEqualTo(Samples.MESSAGE_ID + ".0");
        }
    }

    @Test
    void a_notice_never_begets_a_notice() {
        try (Rig rig = new Rig()) {
            rig.message(Samples.deferredTo(NOWHERE));

            assertThat(rig.written(Topics.INBOUND))
                    .extracting(InboundMessage::getKind)
                    .containsExactly(Kind.NOTICE);
            assertThat(rig.written(Topics.OUTCOMES))
                    .extracting("kind")
                    .containsExactly(Kind.SUBMISSION, Kind.NOTICE);
            assertThat(rig.written(Topics.DEAD_LETTERS))
                    .extracting(DeadLetter::getSenderTold)
                    .containsExactly(true, false);
        }
    }

    @Test
    void what_was_appended_after_its_accept_by_is_dropped_and_journalled() {
        try (Rig rig = new Rig().withRoute(Samples.route(CLINIC))) {
            rig.message(Samples.deferredTo(CLINIC), NOW.plusMillis(5_001));

            DeadLetter letter = rig.written(Topics.DEAD_LETTERS).getFirst();
            assertThat(letter.getDisposition()).isEqualTo(Disposition.EXPIRED);
            assertThat(letter.getReason()).isEqualTo("NOT_ACCEPTED_IN_TIME");
            assertThat(letter.getSenderTold()).isTrue();
            assertThat(rig.written(Topics.OUTBOUND)).isEmpty();
            assertThat(rig.written(Topics.OUTCOMES)).isEmpty();
            assertThat(rig.written(Topics.REPLIES)).isEmpty();
        }
    }

    @Test
    void what_was_appended_at_its_accept_by_is_delivered() {
        try (Rig rig = new Rig().withRoute(Samples.route(CLINIC))) {
            rig.message(Samples.deferredTo(CLINIC), NOW.plusSeconds(5));

            assertThat(rig.written(Topics.OUTBOUND)).hasSize(1);
        }
    }

    @Test
    void a_poison_record_is_dead_lettered_and_the_next_one_is_routed() {
        byte[] poison = "not avro".getBytes(UTF_8);
        try (Rig rig = new Rig().withRoute(Samples.route(CLINIC))) {
            rig.bytes(Topics.INBOUND, CLINIC.key(), poison);
            rig.message(Samples.relayTo(CLINIC));

            TestRecord<String, Decoded<DeadLetter>> record =
                    rig.records(Topics.DEAD_LETTERS).getFirst();
            DeadLetter letter = Rig.value(record.value());
            assertThat(record.key()).isEqualTo("poison");
            assertThat(letter.getDisposition()).isEqualTo(Disposition.POISON);
            assertThat(letter.getDeliveryId()).isEqualTo("bars.inbound.v1-0-0");
            assertThat(letter.getSourceTopic()).isEqualTo("bars.inbound.v1");
            assertThat(bytes(letter)).isEqualTo(poison);
            assertThat(rig.count("router.alarms", "reason", "UNREADABLE")).isEqualTo(1);
            assertThat(rig.written(Topics.OUTBOUND)).hasSize(1);
        }
    }

    @Test
    void a_poison_outcome_is_dead_lettered() {
        try (Rig rig = new Rig()) {
            rig.bytes(Topics.OUTCOMES, CLINIC.key(), "not avro".getBytes(UTF_8));

            assertThat(rig.written(Topics.DEAD_LETTERS))
                    .extracting(DeadLetter::getSourceTopic)
                    .containsExactly("bars.outcomes.v1");
        }
    }

    @Test
    void a_suspended_service_is_answered_unavailable() {
        try (Rig rig = new Rig().withRoute(Samples.suspended(CLINIC))) {
            rig.message(Samples.relayTo(CLINIC));

            assertThat(refusalOf(rig.written(Topics.REPLIES).getFirst())).isEqualTo("RTR-009");
        }
    }

    @Test
    void a_route_that_cannot_be_read_routes_nothing_and_raises_an_alarm() {
        try (Rig rig = new Rig()) {
            rig.bytes(Topics.CATALOGUE_ROUTES, CLINIC.key(), "not avro".getBytes(UTF_8));
            rig.message(Samples.relayTo(CLINIC));

            assertThat(refusalOf(rig.written(Topics.REPLIES).getFirst())).isEqualTo("RTR-012");
            assertThat(rig.count("router.alarms", "reason", "CORRUPT")).isEqualTo(1);
        }
    }

    @Test
    void a_route_of_another_environment_routes_nothing() {
        CatalogueRoute production =
                CatalogueRoute.newBuilder(Samples.route(CLINIC))
                        .setEnvironment(Environment.PROD)
                        .build();
        try (Rig rig = new Rig().withRoute(production)) {
            rig.message(Samples.relayTo(CLINIC));

            assertThat(refusalOf(rig.written(Topics.REPLIES).getFirst())).isEqualTo("RTR-012");
        }
    }

    @Test
    void two_routes_of_one_rank_are_never_guessed_between() {
        try (Rig rig = new Rig().withRoute(Samples.ambiguous(CLINIC))) {
            rig.message(Samples.relayTo(CLINIC));

            assertThat(refusalOf(rig.written(Topics.REPLIES).getFirst())).isEqualTo("RTR-008");
            assertThat(rig.count("router.alarms", "reason", "AMBIGUOUS")).isEqualTo(1);
        }
    }

    @Test
    void a_service_that_left_the_catalogue_is_unknown() {
        try (Rig rig = new Rig().withRoute(Samples.route(CLINIC))) {
            rig.remove(CLINIC);
            rig.message(Samples.relayTo(CLINIC));

            assertThat(refusalOf(rig.written(Topics.REPLIES).getFirst())).isEqualTo("RTR-003");
        }
    }

    @Test
    void a_message_routed_twice_gives_equal_records() {
        assertThat(written(Samples.relayTo(CLINIC))).isEqualTo(written(Samples.relayTo(CLINIC)));
        assertThat(written(Samples.deferredTo(NOWHERE)))
                .isEqualTo(written(Samples.deferredTo(NOWHERE)))
                .isNotEmpty();
    }

    @Test
    void a_replayed_relay_message_has_an_outcome_in_place_of_a_reply() {
        InboundMessage replay =
                InboundMessage.newBuilder(Samples.relayTo(NOWHERE))
                        .setKind(Kind.REPLAY)
                        .setGeneration(1)
                        .setReplyPartition(null)
                        .build();
        try (Rig rig = new Rig()) {
            rig.message(replay);

            assertThat(rig.written(Topics.REPLIES)).isEmpty();
            assertThat(rig.written(Topics.OUTCOMES))
                    .extracting("deliveryId")
                    .containsExactly(Samples.MESSAGE_ID + ".1");
            assertThat(rig.written(Topics.DEAD_LETTERS)).hasSize(1);
            assertThat(rig.written(Topics.INBOUND)).isEmpty();
        }
    }

    @Test
    void a_message_with_which_we_fail_is_answered_and_the_next_one_is_routed() {
        InboundMessage broken =
                InboundMessage.newBuilder(Samples.relayTo(CLINIC))
                        .setMessageId("not a uuid")
                        .build();
        try (Rig rig = new Rig().withRoute(Samples.route(CLINIC))) {
            rig.message(broken);
            rig.message(Samples.relayTo(CLINIC));

            assertThat(refusalOf(rig.written(Topics.REPLIES).getFirst())).isEqualTo("ING-022");
            DeadLetter letter = rig.written(Topics.DEAD_LETTERS).getFirst();
            assertThat(letter.getReason()).isEqualTo("ROUTER_FAILED");
            assertThat(letter.getMessage()).isEqualTo(broken);
            assertThat(rig.count("router.alarms", "reason", "ROUTER_FAILED")).isEqualTo(1);
            assertThat(rig.written(Topics.OUTBOUND)).hasSize(1);
        }
    }

    @Test
    void an_outcome_with_which_we_fail_is_dead_lettered_and_the_next_one_is_told() {
        try (Rig rig = new Rig()) {
            rig.outcome(
                    Samples.outcome()
                            .setDisposition(Disposition.DELIVERED)
                            .setSourceService("no service")
                            .build());
            rig.outcome(Samples.outcome().setDisposition(Disposition.DELIVERED).build());

            DeadLetter letter = rig.written(Topics.DEAD_LETTERS).getFirst();
            assertThat(letter.getReason()).isEqualTo("ROUTER_FAILED");
            assertThat(letter.getSourceTopic()).isEqualTo("bars.outcomes.v1");
            assertThat(letter.getDetail()).isEqualTo("IllegalArgumentException in decide-notice");
            assertThat(bytes(letter)).isNotEmpty();
            assertThat(rig.written(Topics.INBOUND)).hasSize(1);
        }
    }

    private static List<Object> written(InboundMessage message) {
        try (Rig rig =
                new Rig().withRoute(Samples.route(CLINIC)).withRoute(Samples.route(SURGERY))) {
            rig.message(message);
            return List.of(
                    rig.records(Topics.OUTBOUND),
                    rig.records(Topics.OUTCOMES),
                    rig.records(Topics.DEAD_LETTERS),
                    rig.records(Topics.INBOUND));
        }
    }

    private static String refusalOf(Reply reply) {
        return ((RefusedAnswer) reply.getAnswer()).getCode();
    }

    private static byte[] bytes(DeadLetter letter) {
        var raw = letter.getRaw();
        if (raw == null) {
            return new byte[0];
        }
        byte[] bytes = new byte[raw.remaining()];
        raw.duplicate().get(bytes);
        return bytes;
    }

    private static String header(TestRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
