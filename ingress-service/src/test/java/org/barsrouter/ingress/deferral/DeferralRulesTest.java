package org.barsrouter.ingress.deferral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.caller.Credentials;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.PathMatch;
import org.barsrouter.ingress.fixture.Registered;
import org.barsrouter.ingress.fixture.Routes;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.ingress.header.RequestHeaders;
import org.barsrouter.ingress.message.MessageHead;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeferralRulesTest {
    private static final DeferralRules RULES =
            new DeferralRules(IdentifierSystems.national(), DeferralRulesTest::route);
    private static final PathMatch MESSAGE = new PathMatch.ProcessMessage();
    private static final String A1001 = organisation("A1001");

    @Test
    void relays_what_does_not_ask_for_more() {
        assertThat(RULES.decide(call(null, null), MESSAGE, MessageHead.NONE))
                .isEqualTo(Checked.passed(new Answering.Relay()));
    }

    @Test
    void defers_a_message_whose_source_is_the_callers_own() {
        assertThat(RULES.decide(call("respond-async", A1001), MESSAGE, from(Routes.SENDER.key())))
                .isEqualTo(Checked.passed(new Answering.Deferred(Routes.SENDER, Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fhir.nhs.uk/Id/dos-service-id|2000011111",
                "https://fhir.nhs.uk/id/dos-service-id|2000011111",
                "https://fhir.nhs.uk/Id/dos-service-id:2000011111"
            })
    void understands_the_spellings_that_senders_use(String endpoint) {
        assertThat(RULES.decide(call("respond-async", A1001), MESSAGE, from(endpoint)))
                .isInstanceOf(Checked.Passed.class);
    }

    @Test
    void defers_messages_only() {
        assertRefused(
                RULES.decide(
                        call("respond-async", A1001),
                        new PathMatch.DirectWrite(),
                        from(Routes.SENDER.key())),
                Refusal.ASYNC_NOT_HERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "+5", "1.5", "1e3", "9999999999", "٣"})
    void needs_a_maximum_age_in_whole_seconds(String wait) {
        assertRefused(
                RULES.decide(
                        call("respond-async, wait=" + wait, A1001),
                        MESSAGE,
                        from(Routes.SENDER.key())),
                Refusal.MAXIMUM_AGE_INVALID);
    }

    @Test
    void needs_a_bundle_with_an_id() {
        assertRefused(
                RULES.decide(
                        call("respond-async", A1001),
                        MESSAGE,
                        new MessageHead(" ", "e", Routes.SENDER.key())),
                Refusal.MESSAGE_HEADER_UNREADABLE);
    }

    @Test
    void never_answers_a_stranger() {
        assertRefused(
                RULES.decide(
                        call("respond-async", organisation("B2002")),
                        MESSAGE,
                        from(Routes.SENDER.key())),
                Refusal.SOURCE_NOT_YOURS);
    }

    @Test
    void answers_no_service_that_nobody_provides() {
        Route.Service orphan =
                new Route.Service(
                        Routes.SENDER, true, null, null, List.of(), false, List.of(), "hash");
        DeferralRules rules =
                new DeferralRules(IdentifierSystems.national(), _ -> Optional.of(orphan));

        assertRefused(
                rules.decide(call("respond-async", A1001), MESSAGE, from(Routes.SENDER.key())),
                Refusal.SOURCE_NOT_YOURS);
    }

    @Test
    void answers_no_service_whose_record_cannot_be_read() {
        DeferralRules rules =
                new DeferralRules(
                        IdentifierSystems.national(), _ -> Optional.of(new Route.Corrupt("why")));

        assertRefused(
                rules.decide(call("respond-async", A1001), MESSAGE, from(Routes.SENDER.key())),
                Refusal.SOURCE_UNKNOWN);
    }

    @Test
    void a_token_says_whose_the_source_is_and_no_header_is_needed() {
        Call call =
                call("respond-async", null).by(new Credentials.Application(Registered.client()));

        assertThat(RULES.decide(call, MESSAGE, from(Routes.SENDER.key())))
                .isInstanceOf(Checked.Passed.class);
    }

    @Test
    void a_service_may_have_granted_its_rights_to_the_applications_product() {
        Call call =
                call("respond-async", organisation("B2002"))
                        .by(new Credentials.Application(Registered.client()));

        assertThat(grantedTo("product-1").decide(call, MESSAGE, from(Routes.SENDER.key())))
                .isInstanceOf(Checked.Passed.class);
        assertRefused(
                grantedTo("product-2").decide(call, MESSAGE, from(Routes.SENDER.key())),
                Refusal.SOURCE_NOT_YOURS);
    }

    private static DeferralRules grantedTo(String product) {
        Route.Service service =
                new Route.Service(
                        Routes.SENDER,
                        true,
                        "B2002",
                        null,
                        List.of(product),
                        false,
                        List.of(),
                        "hash");
        return new DeferralRules(IdentifierSystems.national(), _ -> Optional.of(service));
    }

    private static MessageHead from(String endpoint) {
        return new MessageHead("bundle", "servicerequest-request", endpoint);
    }

    private static String organisation(String odsCode) {
        return Sent.base64(
                "{\"identifier\":[{\"system\":\"ods-organization-code\",\"value\":\"%s\"}]}"
                        .formatted(odsCode));
    }

    private static Call call(@Nullable String prefer, @Nullable String organisation) {
        List<HeaderField> headers = new ArrayList<>();
        if (prefer != null) {
            headers.add(new HeaderField("Prefer", prefer));
        }
        if (organisation != null) {
            headers.add(new HeaderField("NHSD-End-User-Organisation", organisation));
        }
        return new Call("POST", "/$process-message", null, new RequestHeaders(headers));
    }

    private static Optional<Route> route(ServiceId id) {
        return Routes.all().stream()
                .filter(service -> service.id().equals(id))
                .<Route>map(service -> service)
                .findFirst();
    }

    private static void assertRefused(Checked<Answering> checked, Refusal refusal) {
        assertThat(checked)
                .isInstanceOfSatisfying(
                        Checked.Stopped.class,
                        stopped -> assertThat(stopped.refused().refusal()).isEqualTo(refusal));
    }
}
