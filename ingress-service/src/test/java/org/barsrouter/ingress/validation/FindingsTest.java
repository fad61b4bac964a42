package org.barsrouter.ingress.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.CallIds;
import org.barsrouter.ingress.envelope.Envelope;
import org.barsrouter.ingress.envelope.Profile;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.ingress.header.RequestHeaders;
import org.barsrouter.ingress.message.BodyScan;
import org.barsrouter.ingress.message.MessageHead;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.identifier.IdentifierSystems.Spelling;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.RequestId;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {
    private static final ServiceId TARGET =
            new ServiceId(IdentifierSystems.DOS_SERVICE_ID, "2000099999");
    private static final ServiceId SOURCE =
            new ServiceId(IdentifierSystems.DOS_SERVICE_ID, "2000011111");
    private static final List<HeaderField> GOOD =
            List.of(
                    new HeaderField("accept", "application/fhir+json;version=1.4.0"),
                    new HeaderField(
                            "nhsd-end-user-organisation",
                            Sent.base64(
                                    "{\"resourceType\":\"Organization\",\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/ods-organization-code\",\"value\":\"A1001\"}]}")),
                    new HeaderField(
                            "nhsd-requesting-software",
                            Sent.base64("{\"deviceName\":{},\"resourceType\":\"Device\"}")),
                    new HeaderField("use-context", "a1t1|booked|booking-request|new"));
    private static final MessageFindings MESSAGES =
            new MessageFindings(IdentifierSystems.national(), SOURCE::equals);

    @Test
    void nothing_is_found_where_all_is_as_the_standard_wants_it() {
        assertThat(HeaderFindings.of(post(GOOD))).isEmpty();
        assertThat(found(message())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "accept,,VERSION_MISSING",
        "accept,*/*,VERSION_MISSING",
        "nhsd-end-user-organisation,,ORGANISATION_MISSING",
        "nhsd-end-user-organisation,e30=,ORGANISATION_UNREADABLE",
        "nhsd-requesting-software,,SOFTWARE_MISSING",
        "nhsd-requesting-software,e30=,SOFTWARE_UNREADABLE",
        "nhsd-requesting-software,###,SOFTWARE_UNREADABLE",
        "nhsd-requesting-practitioner,e30=,PRACTITIONER_UNREADABLE",
        "use-context,,USE_CONTEXT_MISSING",
        "use-context,a1t1,USE_CONTEXT_UNKNOWN",
        "use-context,a1t1|booked|booking-request|later,USE_CONTEXT_UNKNOWN",
        "use-context,a99t1|booked|booking-request|new,USE_CONTEXT_UNKNOWN"
    })
    void headers_show(String name, @Nullable String value, Finding finding) {
        assertThat(HeaderFindings.of(post(replaced(name, value)))).containsExactly(finding);
        assertThat(finding.level()).isEqualTo(1);
    }

    @Test
    void a_read_needs_no_use_context() {
        Call read =
                new Call("GET", "/Slot", null, new RequestHeaders(replaced("use-context", null)));

        assertThat(HeaderFindings.of(read)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"type\":\"message\"','\"type\":\"batch\"',NOT_A_MESSAGE",
        "MessageHeader,Patient,NOT_A_MESSAGE",
        "booking-request,booking-question,EVENT_UNKNOWN USE_CONTEXT_DIFFERS",
        "booking-request,booking-response,USE_CONTEXT_DIFFERS",
        "'\"code\":\"new\"','\"code\":\"later\"',REASON_UNKNOWN USE_CONTEXT_DIFFERS",
        "2000099999,2000099998,DESTINATION_DIFFERS",
        "2000011111,2000011112,SOURCE_UNKNOWN",
        "'\"definition\"','\"definitions\"',DEFINITION_MISSING"
    })
    void a_message_header_shows(String written, String instead, String findings) {
        List<Finding> expected =
                Arrays.stream(findings.split(" ", -1)).map(Finding::valueOf).toList();

        assertThat(found(message().replace(written, instead)))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).allMatch(finding -> finding.level() == 2);
    }

    private static Set<Finding> found(String body) {
        Checked<MessageHead> scanned = BodyScan.scan(body.getBytes(StandardCharsets.UTF_8));
        MessageHead head = ((Checked.Passed<MessageHead>) scanned).value();
        return MESSAGES.of(
                post(GOOD),
                new Envelope(
                        new CallIds(new RequestId("r"), new CorrelationId("c")),
                        TARGET,
                        Spelling.CANONICAL,
                        Profile.STANDARD),
                head);
    }

    private static String message() {
        return """
        {"resourceType":"Bundle","id":"1","type":"message","entry":[{"resource":{
          "resourceType":"MessageHeader",
          "eventCoding":{"code":"booking-request"},
          "destination":[{"receiver":{},"endpoint":"https://fhir.nhs.uk/Id/dos-service-id|2000099999"},{"endpoint":"x|y"}],
          "source":{"endpoint":"https://fhir.nhs.uk/Id/dos-service-id|2000011111"},
          "reason":{"coding":[{"code":"new"}]},
          "definition":"https://fhir.nhs.uk/MessageDefinition/bars-message-booking-request"}}]}
        """;
    }

    private static Call post(List<HeaderField> headers) {
        return new Call("POST", "/$process-message", null, new RequestHeaders(headers));
    }

    private static List<HeaderField> replaced(String name, @Nullable String value) {
        List<HeaderField> fields = new ArrayList<>(GOOD);
        fields.removeIf(field -> field.named(name));
        if (value != null) {
            fields.add(new HeaderField(name, value));
        }
        return fields;
    }
}
