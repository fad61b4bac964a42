package org.barsrouter.router.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.barsrouter.routing.identifier.TargetIdentifier;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Header;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.id.Uuids;
import org.junit.jupiter.api.Test;

class NoticeMessageTest {
    private static final byte[] BODY = "{}".getBytes(UTF_8);

    private final NoticeMessage notices = new NoticeMessage(Duration.ofHours(24));

    @Test
    void its_ids_follow_from_the_delivery_that_it_tells_of() {
        InboundMessage notice = notice(delivered().build());

        DeliveryId about = DeliveryId.parse(Samples.MESSAGE_ID + ".0");
        assertThat(notice.getMessageId()).isEqualTo(MessageId.ofNoticeAbout(about).toString());
        assertThat(notice.getRequestId()).isEqualTo(Uuids.version5(about.toString()).toString());
        assertThat(notice.getBundleId()).isEqualTo(notice.getRequestId());
        assertThat(notice.getAbout()).isEqualTo(about.toString());
    }

    @Test
    void it_keeps_the_conversation() {
        assertThat(notice(delivered().build()).getCorrelationId())
                .isEqualTo(Samples.deferredTo(Samples.CLINIC).getCorrelationId());
    }

    @Test
    void it_is_worth_delivering_for_a_day_and_answers_nobody() {
        InboundMessage notice = notice(delivered().build());

        assertThat(notice.getAcceptedAt()).isEqualTo(Samples.NOW);
        assertThat(notice.getDeliverBy()).isEqualTo(Samples.NOW.plus(Duration.ofHours(24)));
        assertThat(notice.getAcceptBy()).isNull();
        assertThat(notice.getMode()).isEqualTo(Mode.DEFERRED);
        assertThat(notice.getReplyPartition()).isNull();
        assertThat(notice.getSourceService()).isNull();
    }

    @Test
    void its_headers_make_it_a_message_of_the_standard() {
        InboundMessage notice = notice(delivered().build());

        assertThat(notice.getHeaders())
                .extracting(Header::getName)
                .containsExactly(
                        "Content-Type",
                        "Accept",
                        "NHSD-Target-Identifier",
                        "X-Request-Id",
                        "X-Correlation-Id",
                        "use-context",
                        "NHSD-End-User-Organisation");
        assertThat(value(notice, "Content-Type")).isEqualTo("application/fhir+json;version=1.0.0");
        assertThat(TargetIdentifier.decode(value(notice, "NHSD-Target-Identifier")))
                .isEqualTo(new TargetIdentifier.Named(Samples.SURGERY));
        assertThat(value(notice, "use-context"))
                .isEqualTo("a4t2|validation|servicerequest-response|new");
        assertThat(value(notice, "X-Request-Id")).isEqualTo(notice.getRequestId());
    }

    @Test
    void a_use_context_without_its_four_parts_is_left_out() {
        Outcome outcome =
                delivered().setHeaders(List.of(new Header("use-context", "a4t2|x"))).build();

        assertThat(notice(outcome).getHeaders())
                .extracting(Header::getName)
                .doesNotContain("use-context", "NHSD-End-User-Organisation");
    }

    @Test
    void a_booking_is_answered_as_a_booking() {
        assertThat(notice(delivered().setEvent("booking-request").build()).getEvent())
                .isEqualTo("booking-response");
    }

    @Test
    void its_body_is_hashed() {
        assertThat(notice(delivered().build()).getBodySha256())
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    private InboundMessage notice(Outcome outcome) {
        return notices.of(outcome, BODY);
    }

    private static Outcome.Builder delivered() {
        return Samples.outcome().setDisposition(Disposition.DELIVERED);
    }

    private static String value(InboundMessage message, String name) {
        return message.getHeaders().stream()
                .filter(header -> header.getName().equals(name))
                .map(Header::getValue)
                .findFirst()
                .orElseThrow();
    }
}
