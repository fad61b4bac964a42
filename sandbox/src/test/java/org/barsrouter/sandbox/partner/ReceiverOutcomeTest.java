package org.barsrouter.sandbox.partner;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.time.Duration;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverOutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "400, REC_BAD_REQUEST, invalid",
        "401, REC_UNAUTHORIZED, security",
        "403, REC_FORBIDDEN, forbidden",
        "404, REC_NOT_FOUND, not-found",
        "405, REC_METHOD_NOT_ALLOWED, not-supported",
        "406, REC_NOT_ACCEPTABLE, processing",
        "408, REC_TIMEOUT, timeout",
        "409, REC_CONFLICT, conflict",
        "422, REC_UNPROCESSABLE_ENTITY, processing",
        "425, REC_TOO_EARLY, duplicate",
        "429, REC_TOO_MANY_REQUESTS, throttled",
        "500, REC_SERVER_ERROR, exception",
        "501, REC_NOT_IMPLEMENTED, not-supported",
        "503, REC_SERVICE_UNAVAILABLE, transient"
    })
    void a_refusal_has_the_standards_code_and_a_fhir_issue_type(
            int status, String code, String issueType) {
        ReceiverAnswer answer =
                ScriptedAnswer.of(ReceiverScript.refuse(status).step(0).behaviour());

        OperationOutcome outcome = parse(answer);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode())
                .isEqualTo(code);
        assertThat(outcome.getIssueFirstRep().getCode().toCode()).isEqualTo(issueType);
    }

    @Test
    void a_repeated_pair_is_a_duplicate() {
        assertThat(ReceiverOutcome.duplicate().status()).isEqualTo(409);
        assertThat(parse(ReceiverOutcome.duplicate()).getIssueFirstRep().getCode())
                .isEqualTo(OperationOutcome.IssueType.DUPLICATE);
    }

    @Test
    void a_throttled_sender_is_told_when_to_come_back() {
        ReceiverAnswer answer = ScriptedAnswer.of(new Behaviour.Throttle(Duration.ofSeconds(7)));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsEntry("Retry-After", "7");
    }

    @Test
    void a_constant_answer_is_about_four_kilobytes() {
        assertThat(ScriptedAnswer.of(new Behaviour.Constant()).body().length())
                .isBetween(4_000, 4_200);
    }

    private static OperationOutcome parse(ReceiverAnswer answer) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(OperationOutcome.class, answer.body());
    }
}
