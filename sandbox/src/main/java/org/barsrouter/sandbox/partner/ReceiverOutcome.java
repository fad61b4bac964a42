package org.barsrouter.sandbox.partner;

import java.time.Duration;
import org.barsrouter.schemas.id.Uuids;

/// The OperationOutcomes of a receiver (BaRS general error pages: prefix REC_, one issue, one
/// coding).
public final class ReceiverOutcome {
    private ReceiverOutcome() {}

    /// An OperationOutcome with one issue.
    ///
    /// @param status 400 to 599
    /// @param issueType FHIR issue type
    public static ReceiverAnswer refusal(int status, String issueType, String diagnostics) {
        String code = code(status);
        return ReceiverAnswer.fhir(
                status,
                """
                {"resourceType":"OperationOutcome","id":"%s",\
                "meta":{"profile":["https://fhir.hl7.org.uk/StructureDefinition/UKCore-OperationOutcome"]},\
                "issue":[{"severity":"error","code":"%s","details":{"coding":[{\
                "system":"https://fhir.nhs.uk/CodeSystem/http-error-codes","code":"%s"}]},\
                "diagnostics":"%s"}]}\
                """
                        .formatted(id(code + issueType), issueType, code, diagnostics));
    }

    static ReceiverAnswer scripted(Behaviour.Refuse refuse) {
        return refusal(
                refuse.status(),
                refuse.issueType(),
                "The simulated receiver refuses as it was told.");
    }

    /// BaRS transactional integrity: the same pair of ids was already processed successfully.
    public static ReceiverAnswer duplicate() {
        return refusal(409, "duplicate", "This message has already been processed.");
    }

    /// BaRS transactional integrity: the first attempt is still being processed.
    public static ReceiverAnswer tooEarly() {
        return refusal(425, "duplicate", "This message is still being processed.");
    }

    static ReceiverAnswer throttled(Duration retryAfter) {
        return refusal(429, "throttled", "Too many requests.")
                .with("Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    /// An answer to a write that has no resource to show.
    static ReceiverAnswer information(String code, String diagnostics) {
        return ReceiverAnswer.fhir(
                200,
                """
                {"resourceType":"OperationOutcome","id":"%s","issue":[{"severity":"information",\
                "code":"informational","details":{"coding":[{\
                "system":"https://fhir.nhs.uk/CodeSystem/NRLF-SuccessCode","code":"%s"}]},\
                "diagnostics":"%s"}]}\
                """
                        .formatted(id(code), code, diagnostics));
    }

    static String usualIssueType(int status) {
        return switch (status) {
            case 401 -> "security";
            case 403 -> "forbidden";
            case 404, 410 -> "not-found";
            case 405, 501 -> "not-supported";
            case 406, 422 -> "processing";
            case 408 -> "timeout";
            case 409 -> "conflict";
            case 425 -> "duplicate";
            case 429 -> "throttled";
            case 502, 503, 504 -> "transient";
            default -> status < 500 ? "invalid" : "exception";
        };
    }

    private static String code(int status) {
        return switch (status) {
            case 401 -> "REC_UNAUTHORIZED";
            case 403 -> "REC_FORBIDDEN";
            case 404, 410 -> "REC_NOT_FOUND";
            case 405 -> "REC_METHOD_NOT_ALLOWED";
            case 406 -> "REC_NOT_ACCEPTABLE";
            case 408 -> "REC_TIMEOUT";
            case 409 -> "REC_CONFLICT";
            case 422 -> "REC_UNPROCESSABLE_ENTITY";
            case 425 -> "REC_TOO_EARLY";
            case 429 -> "REC_TOO_MANY_REQUESTS";
            case 501 -> "REC_NOT_IMPLEMENTED";
            case 502, 503, 504 -> "REC_SERVICE_UNAVAILABLE";
            default -> status < 500 ? "REC_BAD_REQUEST" : "REC_SERVER_ERROR";
        };
    }

    private static String id(String name) {
        return Uuids.version5("outcome:" + name).toString();
    }
}
