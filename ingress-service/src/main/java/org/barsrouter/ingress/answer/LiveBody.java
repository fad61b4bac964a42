package org.barsrouter.ingress.answer;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.barsrouter.schemas.refusal.Refusal;

/// What the national proxy says in an error (its error bodies, as of 2026-05): the same id each
/// time, issue types that FHIR does not have, two profiles and two code systems.
record LiveBody(String id, Kind kind, String issueType, String code, String diagnostics) {

    /// Profile and code system.
    private enum Kind {
        GUIDE(
                "https://simplifier.net/guide/UKCoreDevelopment2/ProfileUKCore-OperationOutcome",
                "https://fhir.nhs.uk/Codesystem/http-error-codes"),
        UK_CORE(
                "https://fhir.hl7.org.uk/StructureDefinition/UKCore-OperationOutcome",
                "https://fhir.nhs.uk/Codesystem/http-error-codes"),
        UK_CORE_OF_HL7(
                "https://fhir.hl7.org.uk/StructureDefinition/UKCore-OperationOutcome",
                "http://hl7.org/fhir/ValueSet/operation-outcome");

        private final String profile;
        private final String system;

        Kind(String profile, String system) {
            this.profile = profile;
            this.system = system;
        }
    }

    private static final LiveBody IDS_MISSING =
            new LiveBody(
                    "42c78e78-c06a-462a-8194-956e6a8dc4a2",
                    Kind.GUIDE,
                    "invalid",
                    "BAD_REQUEST",
                    "The X-Request-Id or the X-Correlation-Id was not included Or the NHSD-Target-Identifier was not included (depending on the endpoint being called).");
    private static final LiveBody NOT_BASE64 =
            new LiveBody(
                    "76825bab-2cab-432a-b881-66ec070981d8",
                    Kind.UK_CORE_OF_HL7,
                    "400",
                    "PROXY_BAD_REQUEST",
                    "The base64 decoding of the NHSD-Target-Identifier header failed.");
    private static final LiveBody NOT_AN_IDENTIFIER =
            new LiveBody(
                    "da38f50a-160a-4e5d-8e77-117b0759053a",
                    Kind.UK_CORE_OF_HL7,
                    "structure",
                    "PROXY_BAD_REQUEST",
                    "Invalid schema for NHSD-Target-Identifier header");
    private static final LiveBody PATH_UNKNOWN =
            new LiveBody(
                    "91e8828a-c936-4667-b13b-0f5664b1e944",
                    Kind.GUIDE,
                    "not-found",
                    "NOT_FOUND",
                    "Endpoint on the API does not exist. This would be a Proxy or unprefixed response. there is no SEND code for 404 in the value set.");
    private static final LiveBody TARGET_UNKNOWN =
            new LiveBody(
                    "531e073a-3295-4e67-ae90-e00bd96a9cdd",
                    Kind.GUIDE,
                    "not-found",
                    "PROXY_NOT_FOUND",
                    "The target endpoint does not exist in the Endpoint Catalogue.");
    private static final LiveBody NOT_ACCEPTABLE =
            new LiveBody(
                    "531e073a-3295-4e67-ae90-e00bd96a9cdd",
                    Kind.UK_CORE,
                    "processing",
                    "SEND_NOT_ACCEPTABLE",
                    "Senders message had an incorrect content type defined for a response: &lt;further diagnostics information, error message/error text&gt;");
    private static final LiveBody TIMED_OUT =
            new LiveBody(
                    "5abca2a4-eda1-4dae-8cc9-5d48c6b791dc",
                    Kind.GUIDE,
                    "timeout",
                    "REC_TIMEOUT",
                    "The connection to the Receiver timed out.");
    private static final LiveBody UNAVAILABLE =
            new LiveBody(
                    "4b87b05b-7a20-4994-abea-57778024d216",
                    Kind.GUIDE,
                    "transient",
                    "REC_SERVICE_UNAVAILABLE",
                    "The response from the receiver was a 503, with no detail. Also useful if there is a connection failure such as the endpoint not being found, or failing to resolve.");
    private static final LiveBody FORBIDDEN =
            new LiveBody(
                    "c936667e-13b0-4f56-94b1-e944a459837e",
                    Kind.GUIDE,
                    "forbidden",
                    "REC_FORBIDDEN",
                    "TLS-MA failure.");
    private static final LiveBody RECEIVER_FAILED =
            new LiveBody(
                    "b38b875b-a1cf-4104-a900-3a5d3ce474db",
                    Kind.GUIDE,
                    "exception",
                    "REC_SERVER_ERROR",
                    "unhandled exception.");
    private static final LiveBody FAILED =
            new LiveBody(
                    "e79d6c6d-3a36-45a5-a7ac-be48abd54cd7",
                    Kind.GUIDE,
                    "exception",
                    "SERVER_ERROR",
                    "A sub-service encountered an unhandled exception.");

    private static final LiveBody TOKEN_MISSING =
            new LiveBody(
                    "e1112dbd-7aaf-412e-9b94-ef6e047d2d92",
                    Kind.GUIDE,
                    "unknown",
                    "SEND_UNAUTHORIZED",
                    "No Access token was provided.");
    private static final LiveBody TOKEN_INVALID =
            new LiveBody(
                    "d7aaf12e-7b94-4ef6-b047-d2d92981b1cd",
                    Kind.GUIDE,
                    "security",
                    "SEND_UNAUTHORIZED",
                    "The user or system was not able to be authenticated, either the access token was invalid, or not provided.");
    private static final LiveBody NOT_ENABLED =
            new LiveBody(
                    "3ce474db-cbc8-4682-a5ab-ca2a4eda1dae",
                    Kind.GUIDE,
                    "forbidden",
                    "SEND_FORBIDDEN",
                    "The access token was provided, but BaRS is not enabled.");
    private static final LiveBody TOO_MANY =
            new LiveBody(
                    "531e073a-3295-4e67-ae90-e00bd96a9cdd",
                    Kind.UK_CORE_OF_HL7,
                    "429",
                    "PROXY_TOO_MANY_REQUESTS",
                    "Too many requests have been made by this source in a given amount of time: (further diagnostics information, error message/error text)");

    /// What the proxy says in the place of a refusal; empty for what it never says.
    static Optional<LiveBody> of(Refusal refusal) {
        return Optional.ofNullable(
                switch (refusal) {
                    case REQUEST_ID_MISSING, CORRELATION_ID_MISSING -> IDS_MISSING;
                    // It decodes the header that is not there.
                    case TARGET_MISSING, TARGET_NOT_BASE64 -> NOT_BASE64;
                    case TARGET_NOT_AN_IDENTIFIER, TARGET_MALFORMED -> NOT_AN_IDENTIFIER;
                    case PATH_UNKNOWN -> PATH_UNKNOWN;
                    case SYSTEM_UNKNOWN,
                            SERVICE_UNKNOWN,
                            SERVICE_INACTIVE,
                            NO_ASSIGNMENT,
                            TYPE_MISMATCH,
                            VERSION_UNSUPPORTED,
                            SUPPLIER_INACTIVE,
                            ROUTE_CORRUPT ->
                            TARGET_UNKNOWN;
                    case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
                    case NO_REPLY_IN_TIME, RECEIVER_TIMEOUT, POSSIBLY_ATTEMPTED -> TIMED_OUT;
                    case RECEIVER_UNREACHABLE,
                            RECEIVER_KNOWN_DOWN,
                            RECEIVER_NOT_FHIR,
                            RECEIVER_UNAVAILABLE,
                            RECEIVER_REDIRECTED ->
                            UNAVAILABLE;
                    case TOKEN_MISSING -> TOKEN_MISSING;
                    case TOKEN_INVALID, CLIENT_REVOKED -> TOKEN_INVALID;
                    case SCOPE_MISSING -> NOT_ENABLED;
                    case RATE_EXCEEDED, QUOTA_USED -> TOO_MANY;
                    case RECEIVER_FORBIDDEN -> FORBIDDEN;
                    case RECEIVER_ERROR -> RECEIVER_FAILED;
                    case INTERNAL -> FAILED;
                    default -> null;
                });
    }

    byte[] json() {
        return """
        {"resourceType":"OperationOutcome","id":"%s","meta":{"profile":["%s"]},\
        "issue":[{"severity":"error","code":"%s","details":{"coding":[{"system":"%s","code":"%s"}]},\
        "diagnostics":"%s"}]}\
        """
                .formatted(
                        id,
                        kind.profile,
                        issueType,
                        kind.system,
                        code,
                        new String(JsonStringEncoder.getInstance().quoteAsString(diagnostics)))
                .getBytes(StandardCharsets.UTF_8);
    }
}
