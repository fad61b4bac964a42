package org.barsrouter.schemas.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {
    private static final UUID ID = UUID.fromString("0196840e-0000-7000-8000-000000000001");

    /// FHIR R4, value set issue-type.
    private static final Set<String> ISSUE_TYPES =
            Set.of(
                    "invalid",
                    "structure",
                    "required",
                    "value",
                    "invariant",
                    "security",
                    "login",
                    "unknown",
                    "expired",
                    "forbidden",
                    "suppressed",
                    "processing",
                    "not-supported",
                    "duplicate",
                    "multiple-matches",
                    "not-found",
                    "deleted",
                    "too-long",
                    "code-invalid",
                    "extension",
                    "too-costly",
                    "business-rule",
                    "conflict",
                    "transient",
                    "lock-error",
                    "no-store",
                    "exception",
                    "timeout",
                    "incomplete",
                    "throttled",
                    "informational");

    @Test
    void a_code_is_given_once() {
        assertThat(Arrays.stream(Refusal.values()).map(Refusal::code)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void every_refusal_is_one_of_the_standards(Refusal refusal) {
        assertThat(refusal.code()).matches("(ING|RTR|DLV)-\\d{3}");
        assertThat(refusal.status()).isBetween(400, 599);
        assertThat(refusal.issueType()).isIn(ISSUE_TYPES);
        assertThat(refusal.barsCode()).matches("((SEND|PROXY|REC)_[A-Z_]+)|NOT_FOUND");
        assertThat(refusal.text()).endsWith(".");
        assertThat(Refusal.byCode(refusal.code())).contains(refusal);
    }

    @Test
    void an_unknown_code_is_nobodys() {
        assertThat(Refusal.byCode("ING-999")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void every_refusal_is_an_operation_outcome(Refusal refusal) throws IOException {
        JsonNode outcome = read(OperationOutcomeJson.render(refusal, ID));

        assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(outcome.path("id").asText()).isEqualTo(ID.toString());
        JsonNode issue = outcome.path("issue").path(0);
        assertThat(issue.path("severity").asText()).isEqualTo("error");
        assertThat(issue.path("code").asText()).isEqualTo(refusal.issueType());
        assertThat(issue.at("/details/coding/0/code").asText()).isEqualTo(refusal.barsCode());
        assertThat(issue.path("diagnostics").asText())
                .isEqualTo(refusal.text() + " (" + refusal.code() + ")");
    }

    @Test
    void diagnostics_may_hold_any_character() throws IOException {
        String odd =
                "quote \" backslash \\ tab \t line \n nul \u0000 accent \u00e9 emoji \ud83d\ude00 %s";

        JsonNode outcome = read(OperationOutcomeJson.render(Refusal.INTERNAL, odd, ID));

        assertThat(outcome.at("/issue/0/diagnostics").asText()).isEqualTo(odd + " (ING-022)");
    }

    private static JsonNode read(byte[] json) throws IOException {
        return new ObjectMapper().readTree(json);
    }
}
