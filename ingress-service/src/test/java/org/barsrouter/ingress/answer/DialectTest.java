package org.barsrouter.ingress.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every row of the error tables in both dialects. What the national proxy says is known here by
/// the first eight bytes of the SHA-256 of its JSON without white space.
class DialectTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID ID = UUID.fromString("0a0a0a0a-0000-7000-8000-00000000000a");

    /// FHIR R4 issue types that occur in the standard's error tables.
    private static final Set<String> ISSUE_TYPES =
            Set.of(
                    "invalid",
                    "structure",
                    "required",
                    "value",
                    "security",
                    "unknown",
                    "forbidden",
                    "processing",
                    "not-supported",
                    "duplicate",
                    "multiple-matches",
                    "not-found",
                    "too-long",
                    "conflict",
                    "transient",
                    "exception",
                    "timeout",
                    "throttled",
                    "suppressed");

    @ParameterizedTest
    @CsvSource({
        "REQUEST_ID_MISSING,       400, 52aa8335699e5da9",
        "CORRELATION_ID_MISSING,   400, 52aa8335699e5da9",
        "TARGET_MISSING,           400, aa6400c88823dfba",
        "TARGET_NOT_BASE64,        400, aa6400c88823dfba",
        "TARGET_NOT_AN_IDENTIFIER, 400, 903e2573184aa7aa",
        "TARGET_MALFORMED,         400, 903e2573184aa7aa",
        "TOKEN_MISSING,            401, 3eb113fe28747a66",
        "TOKEN_INVALID,            401, f925d4919dd9aa71",
        "CLIENT_REVOKED,           401, f925d4919dd9aa71",
        "SCOPE_MISSING,            403, 486b6eb09ff4e8fc",
        "RATE_EXCEEDED,            429, 5e57bdf3f2e9ba95",
        "QUOTA_USED,               429, 5e57bdf3f2e9ba95",
        "PATH_UNKNOWN,             404, 8d2465823d234fcd",
        "SYSTEM_UNKNOWN,           404, 88bc08b36584127a",
        "SERVICE_UNKNOWN,          404, 88bc08b36584127a",
        "SERVICE_INACTIVE,         404, 88bc08b36584127a",
        "NO_ASSIGNMENT,            404, 88bc08b36584127a",
        "TYPE_MISMATCH,            404, 88bc08b36584127a",
        "VERSION_UNSUPPORTED,      404, 88bc08b36584127a",
        "SUPPLIER_INACTIVE,        404, 88bc08b36584127a",
        "ROUTE_CORRUPT,            404, 88bc08b36584127a",
        "NOT_ACCEPTABLE,           406, e2fa8e5f9c1d4af3",
        "NO_REPLY_IN_TIME,         408, 2757c52ab8a4953c",
        "RECEIVER_TIMEOUT,         408, 2757c52ab8a4953c",
        "POSSIBLY_ATTEMPTED,       408, 2757c52ab8a4953c",
        "RECEIVER_UNREACHABLE,     503, 08b3b43b419eeaa8",
        "RECEIVER_KNOWN_DOWN,      503, 08b3b43b419eeaa8",
        "RECEIVER_NOT_FHIR,        503, 08b3b43b419eeaa8",
        "RECEIVER_UNAVAILABLE,     503, 08b3b43b419eeaa8",
        "RECEIVER_REDIRECTED,      503, 08b3b43b419eeaa8",
        "RECEIVER_FORBIDDEN,       403, 1d025056fa7d33a8",
        "RECEIVER_ERROR,           500, e36291f5cffe0de9",
        "INTERNAL,                 500, a38f43ec73e3a3a1"
    })
    void nhs_live_says_what_the_national_proxy_says(Refusal refusal, int status, String digest)
            throws IOException {
        Outcomes.Written written = written(Dialect.NHS_LIVE, refusal);

        assertThat(refusal.status()).isEqualTo(status);
        assertThat(written.mediaType()).isEqualTo("application/json");
        assertThat(digest(json(written))).isEqualTo(digest);
    }

    @Test
    void nhs_live_writes_what_the_national_proxy_never_says_as_strict_does() {
        List<Refusal> silent =
                Arrays.stream(Refusal.values()).filter(r -> LiveBody.of(r).isEmpty()).toList();

        assertThat(silent)
                .contains(Refusal.BODY_NOT_JSON, Refusal.METHOD_NOT_ALLOWED, Refusal.AMBIGUOUS)
                .allSatisfy(refusal -> {
                    Outcomes.Written live = written(Dialect.NHS_LIVE, refusal);
                    Outcomes.Written strict = written(Dialect.STRICT, refusal);
                    assertThat(live.mediaType()).isEqualTo(strict.mediaType());
                    assertThat(live.json()).isEqualTo(strict.json());
                });
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void strict_uses_what_the_standard_has(Refusal refusal) throws IOException {
        JsonNode outcome = json(written(Dialect.STRICT, refusal));

        assertThat(outcome.path("id").asText()).isEqualTo(ID.toString());
        assertThat(outcome.at("/meta/profile/0").asText())
                .isEqualTo("https://fhir.hl7.org.uk/StructureDefinition/UKCore-OperationOutcome");
        assertThat(outcome.path("issue")).hasSize(1);
        JsonNode issue = outcome.at("/issue/0");
        assertThat(issue.path("severity").asText()).isEqualTo("error");
        assertThat(issue.path("code").asText()).isIn(ISSUE_TYPES);
        assertThat(issue.at("/details/coding/0/system").asText())
                .isEqualTo("https://fhir.nhs.uk/CodeSystem/http-error-codes");
        assertThat(issue.at("/details/coding/0/code").asText()).isEqualTo(refusal.barsCode());
        assertThat(issue.path("diagnostics").asText()).endsWith("(" + refusal.code() + ")");
    }

    @Test
    void prefixes_say_whose_fault_it_is() {
        Set<String> prefixes =
                Arrays.stream(Refusal.values())
                        .map(refusal -> refusal.barsCode().split("_", -1)[0])
                        .collect(Collectors.toSet());

        assertThat(prefixes).containsExactlyInAnyOrder("SEND", "PROXY", "REC", "NOT");
    }

    private static JsonNode json(Outcomes.Written written) throws IOException {
        return JSON.readTree(written.json().array());
    }

    private static Outcomes.Written written(Dialect dialect, Refusal refusal) {
        return new Outcomes(dialect, ID).refused(Refused.of(refusal));
    }

    private static String digest(JsonNode json) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(json.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
