package org.barsrouter.ingress.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.ingress.header.RequestHeaders;
import org.barsrouter.ingress.version.BarsVersion;
import org.barsrouter.ingress.version.VersionRules;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.identifier.IdentifierSystems.Spelling;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeRulesTest {
    private static final String UUID = "0a0a0a0a-0000-4000-8000-00000000000A";
    private static final EnvelopeRules RULES =
            new EnvelopeRules(
                    Profile.STANDARD,
                    IdentifierSystems.national(),
                    new VersionRules(BarsVersion.DEFAULT),
                    1000);
    private static final List<HeaderField> GOOD =
            List.of(
                    new HeaderField("x-request-id", UUID),
                    new HeaderField("x-correlation-id", UUID),
                    new HeaderField("nhsd-target-identifier", Sent.base64(Sent.TARGET)),
                    new HeaderField("content-type", "application/fhir+json"),
                    new HeaderField("content-length", "1000"));

    @Test
    void passes_a_good_call_with_its_canonical_target() {
        assertThat(RULES.write(post(GOOD)))
                .isInstanceOfSatisfying(
                        Checked.Passed.class,
                        passed -> {
                            Envelope envelope = (Envelope) passed.value();
                            assertThat(envelope.target())
                                    .isEqualTo(
                                            new ServiceId(
                                                    IdentifierSystems.DOS_SERVICE_ID,
                                                    "2000099999"));
                            assertThat(envelope.spelling()).isEqualTo(Spelling.CANONICAL);
                            assertThat(envelope.ids().requestId().value()).isEqualTo(UUID);
                        });
    }

    /// Each call has every fault of those below it too: the first one is named.
    static Stream<Arguments> inOrder() {
        List<HeaderField> faulty =
                List.of(
                        new HeaderField("content-type", "text/plain"),
                        new HeaderField("content-length", "1001"));
        List<HeaderField> target = and(faulty, "nhsd-target-identifier", "%%%");
        List<HeaderField> requestId = and(target, "x-request-id", "no");
        List<HeaderField> bothIds = and(requestId, "x-correlation-id", "no");
        List<HeaderField> goodIds =
                and(and(target, "x-request-id", UUID), "x-correlation-id", UUID);
        List<HeaderField> goodTarget =
                replaced(goodIds, "nhsd-target-identifier", Sent.base64(Sent.TARGET));
        return Stream.of(
                arguments(Refusal.REQUEST_ID_MISSING, target),
                arguments(Refusal.CORRELATION_ID_MISSING, requestId),
                arguments(Refusal.ID_NOT_UUID, bothIds),
                arguments(Refusal.TARGET_NOT_BASE64, goodIds),
                arguments(Refusal.CONTENT_TYPE_NOT_SUPPORTED, goodTarget),
                arguments(
                        Refusal.BODY_TOO_LARGE,
                        replaced(goodTarget, "content-type", "application/json")));
    }

    @ParameterizedTest
    @MethodSource("inOrder")
    void names_the_first_fault_in_the_order_of_the_standard(
            Refusal refusal, List<HeaderField> headers) {
        assertRefused(RULES.write(post(headers)), refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/fhir+json",
                "application/fhir+json;version=1.0.0",
                "Application/JSON ; charset=utf-8",
                "application/json"
            })
    void takes_json_with_any_parameters(String contentType) {
        assertThat(RULES.write(post(replaced(GOOD, "content-type", contentType))))
                .isInstanceOf(Checked.Passed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/json", "application/fhir+xml", "application/jsonx", ";"})
    void takes_no_other_content_type(String contentType) {
        assertRefused(
                RULES.write(post(replaced(GOOD, "content-type", contentType))),
                Refusal.CONTENT_TYPE_NOT_SUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0a0a0a0a-0000-4000-8000-00000000000",
                "0a0a0a0a-0000-4000-8000-00000000000g",
                "0a0a0a0a00000-4000-8000-00000000000a",
                "{a0a0a0a-0000-4000-8000-00000000000}"
            })
    void takes_no_id_that_only_resembles_a_uuid(String id) {
        assertRefused(
                RULES.write(post(replaced(GOOD, "x-correlation-id", id))), Refusal.ID_NOT_UUID);
    }

    @Test
    void lets_a_target_of_an_unknown_system_pass_to_the_router() {
        String unknown = Sent.base64("{\"system\":\"urn:example:mine\",\"value\":\"7\"}");

        assertThat(RULES.write(post(replaced(GOOD, "nhsd-target-identifier", unknown))))
                .isInstanceOf(Checked.Passed.class);
    }

    @Test
    void asks_no_content_type_of_a_delete_without_a_body() {
        List<HeaderField> bodiless = without(without(GOOD, "content-type"), "content-length");

        assertThat(RULES.write(new Call("DELETE", "/", null, new RequestHeaders(bodiless))))
                .isInstanceOf(Checked.Passed.class);
        assertRefused(
                RULES.write(
                        new Call(
                                "DELETE",
                                "/",
                                null,
                                new RequestHeaders(without(GOOD, "content-type")))),
                Refusal.CONTENT_TYPE_NOT_SUPPORTED);
    }

    private static Call post(List<HeaderField> headers) {
        return new Call("POST", "/$process-message", null, new RequestHeaders(headers));
    }

    private static void assertRefused(Checked<Envelope> checked, Refusal refusal) {
        assertThat(checked)
                .isInstanceOfSatisfying(
                        Checked.Stopped.class,
                        stopped -> assertThat(stopped.refused().refusal()).isEqualTo(refusal));
    }

    private static List<HeaderField> and(List<HeaderField> headers, String name, String value) {
        List<HeaderField> more = new ArrayList<>(headers);
        more.add(new HeaderField(name, value));
        return more;
    }

    private static List<HeaderField> without(List<HeaderField> headers, String name) {
        return headers.stream().filter(field -> !field.named(name)).toList();
    }

    private static List<HeaderField> replaced(
            List<HeaderField> headers, String name, String value) {
        return and(without(headers, name), name, value);
    }
}
