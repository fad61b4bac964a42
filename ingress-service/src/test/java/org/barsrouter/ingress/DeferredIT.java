package org.barsrouter.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.barsrouter.ingress.fixture.Bundles;
import org.barsrouter.ingress.fixture.FakeJournal;
import org.barsrouter.ingress.fixture.FakeRouter;
import org.barsrouter.ingress.fixture.Received;
import org.barsrouter.ingress.fixture.Routes;
import org.barsrouter.ingress.fixture.RunningIngress;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.fixture.Shared;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A sender that prefers its answer later, and asks for the state of its message.
class DeferredIT {
    private static final String ORGANISATION = BarsHeaders.END_USER_ORGANISATION;

    private final RunningIngress ingress = Shared.ingress();
    private final FakeRouter router = Shared.router();
    private final FakeJournal journal = Shared.journal();

    private static Sent deferred() {
        return Sent.message()
                .with("Prefer", "respond-async")
                .with(ORGANISATION, organisation("a1001"));
    }

    private static String organisation(String odsCode) {
        return Sent.base64(
                """
                {"resourceType":"Organization","identifier":[
                 {"value":"%s","system":"https://fhir.nhs.uk/Id/ods-organization-code"}]}
                """
                        .formatted(odsCode));
    }

    @Test
    void is_accepted_once_it_is_in_the_log() {
        Sent sent = deferred().with("Prefer", "return=minimal, respond-async; x=\"a,b\"");

        Received received = ingress.send(sent);

        InboundMessage message = router.messageOf(sent.correlationId());
        assertThat(received.status()).isEqualTo(202);
        assertThat(received.header("Content-Location"))
                .hasValue(
                        BarsHeaders.BASE_PATH + "/_messages/" + message.getMessageId() + "/status");
        assertThat(received.header("Preference-Applied")).hasValue("respond-async");
        assertThat(received.text()).contains("\"severity\":\"information\"", "accepted");
        assertEchoes(received, sent);
        assertThat(message.getMode()).isEqualTo(Mode.DEFERRED);
        assertThat(message.getSourceService()).isEqualTo(Routes.SENDER.key());
        assertThat(message.getBundleId()).isEqualTo("6f2a9a52-30c6-4d50-9d10-7a2a4a6c0001");
        assertThat(message.getEvent()).isEqualTo("servicerequest-request");
        assertThat(message.getReplyPartition()).isNull();
        assertThat(message.getCaller().getOdsCode()).isEqualTo("A1001");
        assertThat(message.getHeaders())
                .noneMatch(header -> header.getName().equalsIgnoreCase("prefer"));
    }

    @Test
    void is_worth_delivering_for_the_routes_maximum_age_or_less() {
        Sent routes = deferred();
        Sent less = deferred().with("Prefer", "respond-async, wait=90");
        Sent more = deferred().with("Prefer", "wait=\"999999\", respond-async");

        ingress.send(routes);
        ingress.send(less);
        ingress.send(more);

        assertThat(worth(routes)).isEqualTo(Duration.ofHours(24));
        assertThat(worth(less)).isEqualTo(Duration.ofSeconds(90));
        assertThat(worth(more)).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void takes_a_booking_from_a_service_that_takes_booking_response() {
        Sent sent =
                deferred().body(Bundles.message("booking-request", Routes.BOOKING_SENDER.key()));

        assertThat(ingress.send(sent).status()).isEqualTo(202);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(
                        Refusal.MAXIMUM_AGE_INVALID,
                        deferred().with("Prefer", "respond-async, wait=0")),
                arguments(
                        Refusal.MAXIMUM_AGE_INVALID,
                        deferred().with("Prefer", "respond-async, wait=soon")),
                arguments(
                        Refusal.MESSAGE_HEADER_UNREADABLE,
                        deferred().body("{\"resourceType\":\"Bundle\",\"id\":\"1\"}")),
                arguments(
                        Refusal.SOURCE_MISSING,
                        deferred().body(Bundles.message("servicerequest-request", "nobody"))),
                arguments(Refusal.ORGANISATION_MISSING, deferred().without(ORGANISATION)),
                arguments(Refusal.ORGANISATION_UNREADABLE, deferred().with(ORGANISATION, "e30=")),
                arguments(
                        Refusal.SOURCE_UNKNOWN,
                        deferred()
                                .body(Bundles.message("servicerequest-request", "tests|NHS0009"))),
                arguments(
                        Refusal.SOURCE_UNKNOWN,
                        deferred()
                                .body(
                                        Bundles.message(
                                                "servicerequest-request",
                                                Routes.INACTIVE_SENDER.key()))),
                arguments(
                        Refusal.SOURCE_NOT_YOURS,
                        deferred().with(ORGANISATION, organisation("B2002"))),
                arguments(
                        Refusal.BOOKING_NOT_DEFERRABLE,
                        deferred().body(Bundles.message("booking-request", Routes.SENDER.key()))));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void is_refused_with_the_reason(Refusal refusal, Sent sent) {
        Received received = ingress.send(sent);

        assertThat(received.text()).contains("(" + refusal.code() + ")", refusal.barsCode());
        assertThat(received.status()).isEqualTo(refusal.status());
        assertEchoes(received, sent);
    }

    @Test
    void tells_its_submitter_how_it_ended() {
        String id = UUID.randomUUID().toString();
        journal.knows(
                id,
                """
                {"state":"ENDED","clientId":"anonymous","odsCode":"A1001",
                 "disposition":"DELIVERED","sentence":"Delivered at the second attempt."}
                """);

        Received received = ingress.send(status(id));

        assertThat(received.status()).isEqualTo(200);
        assertThat(received.text())
                .contains("\"text\":\"DELIVERED\"", "Delivered at the second attempt.");
    }

    @Test
    void tells_its_submitter_that_it_is_still_open() {
        String id = UUID.randomUUID().toString();
        journal.knows(id, "{\"state\":\"OPEN\",\"clientId\":\"anonymous\",\"odsCode\":\"A1001\"}");
        Sent sent = status(id);

        Received received = ingress.send(sent);

        assertThat(received.status()).isEqualTo(202);
        assertEchoes(received, sent);
    }

    @Test
    void does_not_exist_for_anybody_else() {
        String id = UUID.randomUUID().toString();
        journal.knows(id, "{\"state\":\"OPEN\",\"clientId\":\"anonymous\",\"odsCode\":\"A1001\"}");

        assertUnknown(ingress.send(status(id).with(ORGANISATION, organisation("B2002"))));
        assertUnknown(ingress.send(status(id).without(ORGANISATION)));
        assertUnknown(ingress.send(status(UUID.randomUUID().toString())));
        assertUnknown(ingress.send(status("no-uuid")));
    }

    @Test
    void is_open_while_the_journal_has_not_heard_of_it_yet() {
        Received accepted = ingress.send(deferred());

        Received received =
                ingress.send(
                        status("x").outside(accepted.header("Content-Location").orElseThrow()));

        assertThat(received.status()).isEqualTo(202);
    }

    @Test
    void says_so_when_the_journal_does_not_answer() {
        String id = UUID.randomUUID().toString();
        journal.knows(id, FakeJournal.BROKEN);

        Received received = ingress.send(status(id));

        assertThat(received.status()).isEqualTo(503);
        assertThat(received.text()).contains("(ING-024)");
    }

    @Test
    void needs_both_ids_for_its_status_too() {
        Received received =
                ingress.send(
                        status(UUID.randomUUID().toString()).without(BarsHeaders.CORRELATION_ID));

        assertThat(received.status()).isEqualTo(400);
        assertThat(received.text()).contains("(ING-002)");
    }

    private static Sent status(String messageId) {
        return deferred()
                .without("Prefer")
                .without("Content-Type")
                .to("GET", "/_messages/" + messageId + "/status")
                .body("");
    }

    private Duration worth(Sent sent) {
        InboundMessage message = router.messageOf(sent.correlationId());
        return Duration.between(message.getAcceptedAt(), message.getDeliverBy());
    }

    private static void assertUnknown(Received received) {
        assertThat(received.status()).isEqualTo(404);
        assertThat(received.text()).contains("(ING-023)");
    }

    private static void assertEchoes(Received received, Sent sent) {
        assertThat(received.header(BarsHeaders.REQUEST_ID)).hasValue(sent.requestId());
        assertThat(received.header(BarsHeaders.CORRELATION_ID)).hasValue(sent.correlationId());
    }
}
