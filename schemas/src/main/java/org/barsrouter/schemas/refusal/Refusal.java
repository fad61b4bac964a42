package org.barsrouter.schemas.refusal;

import java.util.Arrays;
import java.util.Optional;

/// Every error that this router itself gives a BaRS caller. The code is stable: it stands at the
/// end of the diagnostics, in the log and in `docs/operating.md`.
///
/// Status, BaRS code and FHIR issue type follow the BaRS general error pages: `SEND_` is the
/// sender's fault, `PROXY_` ours, `REC_` the receiver's; `REC_` is given here only in the place of
/// a receiver that could not speak for itself.
public enum Refusal {
    REQUEST_ID_MISSING(
            "ING-001 400 SEND_BAD_REQUEST required",
            "The header X-Request-Id is missing: send a UUID, new for every message, the same for a retry."),
    CORRELATION_ID_MISSING(
            "ING-002 400 SEND_BAD_REQUEST required",
            "The header X-Correlation-Id is missing: send a UUID, the same for all messages of a conversation."),
    ID_NOT_UUID(
            "ING-003 400 PROXY_BAD_REQUEST invalid",
            "X-Request-Id and X-Correlation-Id must be UUIDs."),
    TARGET_MISSING(
            "ING-004 400 SEND_BAD_REQUEST required",
            "The header NHSD-Target-Identifier is missing: send base64 of a JSON object with system and value."),
    TARGET_NOT_BASE64(
            "ING-005 400 PROXY_BAD_REQUEST invalid",
            "NHSD-Target-Identifier is not base64 (standard alphabet, padded)."),
    TARGET_NOT_AN_IDENTIFIER(
            "ING-006 400 PROXY_BAD_REQUEST structure",
            "NHSD-Target-Identifier does not decode to a JSON object with the texts system and value."),
    BODY_NOT_JSON(
            "ING-007 400 SEND_BAD_REQUEST structure",
            "The body is not a whole, well-formed JSON document."),
    BODY_TOO_LARGE(
            "ING-008 413 SEND_BAD_REQUEST too-long",
            "The body is larger than this router accepts."),
    CONTENT_TYPE_NOT_SUPPORTED(
            "ING-009 415 SEND_BAD_REQUEST not-supported",
            "The content type is not supported: send application/fhir+json."),
    PATH_UNKNOWN(
            "ING-010 404 NOT_FOUND not-found",
            "The path is not part of the BaRS API that this router serves."),
    METHOD_NOT_ALLOWED(
            "ING-011 405 SEND_METHOD_NOT_ALLOWED not-supported",
            "The method is not defined for this path: the Allow header names those that are."),
    ASYNC_NOT_HERE(
            "ING-012 400 SEND_BAD_REQUEST not-supported",
            "Prefer: respond-async is understood on POST /$process-message only."),
    MESSAGE_HEADER_UNREADABLE(
            "ING-013 400 SEND_BAD_REQUEST structure",
            "A deferred message must be a Bundle with an id whose first entry is a MessageHeader."),
    SOURCE_MISSING(
            "ING-014 400 SEND_BAD_REQUEST required",
            "MessageHeader.source.endpoint must name the sender's own service as system|value: the answer is pushed to it."),
    SOURCE_UNKNOWN(
            "ING-015 422 SEND_UNPROCESSABLE_ENTITY not-found",
            "The service in MessageHeader.source.endpoint is not in the Endpoint Catalogue, so that no answer could be pushed to it."),
    SOURCE_NOT_YOURS(
            "ING-016 403 SEND_FORBIDDEN forbidden",
            "The service in MessageHeader.source.endpoint does not belong to the calling organisation."),
    ORGANISATION_MISSING(
            "ING-017 400 SEND_BAD_REQUEST required",
            "A deferred message needs NHSD-End-User-Organisation with an ODS code, to show whose service MessageHeader.source.endpoint is."),
    BOOKING_NOT_DEFERRABLE(
            "ING-018 422 SEND_UNPROCESSABLE_ENTITY not-supported",
            "A booking is accepted deferred only when the sender's service is declared to take booking-response."),
    NOT_ACCEPTED(
            "ING-019 503 PROXY_UNAVAILABLE transient",
            "The message was not accepted because the router's log is out of reach: repeat it with the same ids."),
    ACCEPTANCE_UNKNOWN(
            "ING-020 504 PROXY_TIMEOUT timeout",
            "It is not known whether the message was accepted: repeat it with the same ids."),
    NO_REPLY_IN_TIME(
            "ING-021 408 REC_TIMEOUT timeout",
            "The receiver did not answer in time: whether it has the message is unknown; repeat it with the same ids."),
    INTERNAL(
            "ING-022 500 PROXY_SERVER_ERROR exception",
            "The router failed on this request; the fault is ours."),
    STATUS_UNKNOWN("ING-023 404 NOT_FOUND not-found", "No deferred message of yours has this id."),
    STATUS_UNAVAILABLE(
            "ING-024 503 PROXY_UNAVAILABLE transient",
            "The status cannot be read just now; the message itself is not affected."),
    ORGANISATION_UNREADABLE(
            "ING-025 400 PROXY_BAD_REQUEST structure",
            "NHSD-End-User-Organisation does not decode (base64) to a JSON Organization with an ODS identifier."),
    MAXIMUM_AGE_INVALID(
            "ING-026 400 SEND_BAD_REQUEST value",
            "The wait preference must be a whole number of seconds of at least 1."),
    REQUEST_UNREADABLE(
            "ING-027 400 SEND_BAD_REQUEST structure",
            "The HTTP request itself cannot be read: its request line or headers are broken or too large, or its body ended early."),
    READS_NOT_SET_UP(
            "ING-028 501 PROXY_NOT_IMPLEMENTED not-supported",
            "This router is not set up to relay reads to receivers."),
    READ_NOT_RELAYED(
            "ING-029 503 PROXY_UNAVAILABLE transient",
            "The read was not relayed because a part of this router is out of reach: repeat the request."),
    READ_TIMED_OUT(
            "ING-030 504 PROXY_TIMEOUT timeout",
            "A part of this router did not answer in time: repeat the request."),
    NOT_ACCEPTABLE(
            "ING-031 406 SEND_NOT_ACCEPTABLE processing",
            "Accept asks for a version of BaRS that this router does not serve."),
    DOCUMENTS_NOT_SET_UP(
            "ING-032 501 PROXY_NOT_IMPLEMENTED not-supported",
            "This router is not set up to forward DocumentReference."),
    API_KEY_WRONG(
            "ING-033 401 SEND_UNAUTHORIZED unknown",
            "The header apikey is missing, or is not that of this router."),
    NOT_BY_THE_STANDARD(
            "ING-034 400 SEND_BAD_REQUEST invalid",
            "This service takes only calls that keep to the standard, and this one does not: see the findings."),
    CATALOGUE_NOT_SERVED(
            "ING-040 501 PROXY_NOT_IMPLEMENTED not-supported",
            "The Endpoint Catalogue is not served at this address."),
    CATALOGUE_AWAY(
            "ING-041 503 PROXY_UNAVAILABLE transient",
            "The Endpoint Catalogue cannot be reached just now; messages are routed all the same."),
    CATALOGUE_UNKNOWN(
            "ING-042 504 PROXY_TIMEOUT timeout",
            "It is not known whether the Endpoint Catalogue was changed: repeat the request with the same ids."),
    BODY_TOO_SLOW(
            "ING-043 400 SEND_BAD_REQUEST timeout",
            "The body did not arrive in time; nothing was accepted: send it again."),
    NO_ROOM(
            "ING-044 503 PROXY_UNAVAILABLE transient",
            "As many calls are under way as this router has memory for; nothing was accepted: repeat the request."),
    TOKEN_MISSING(
            "ING-050 401 SEND_UNAUTHORIZED unknown",
            "No access token was provided: send Authorization: Bearer with a token of the token endpoint."),
    TOKEN_INVALID(
            "ING-051 401 SEND_UNAUTHORIZED security",
            "The access token is not valid: get a new one from the token endpoint."),
    CLIENT_REVOKED(
            "ING-052 401 SEND_UNAUTHORIZED security",
            "The application of the access token is not registered here, or has been revoked."),
    SCOPE_MISSING(
            "ING-053 403 SEND_FORBIDDEN forbidden",
            "The access token does not have the scope that this call needs."),
    RATE_EXCEEDED(
            "ING-054 429 SEND_TOO_MANY_REQUESTS throttled",
            "The application makes more calls per second than it is registered for: wait as Retry-After says."),
    QUOTA_USED(
            "ING-055 429 SEND_TOO_MANY_REQUESTS throttled",
            "The application has used its calls of this day (UTC): wait as Retry-After says."),
    KEYS_AWAY(
            "ING-056 503 PROXY_UNAVAILABLE transient",
            "The access token cannot be verified because the issuer's keys are out of reach: repeat the request."),

    TARGET_MALFORMED(
            "RTR-001 400 PROXY_BAD_REQUEST structure", "The target identifier cannot be read."),
    SYSTEM_UNKNOWN(
            "RTR-002 404 PROXY_NOT_FOUND not-found",
            "The identifier system of the target is not in the Endpoint Catalogue."),
    SERVICE_UNKNOWN(
            "RTR-003 404 PROXY_NOT_FOUND not-found",
            "The target endpoint does not exist in the Endpoint Catalogue."),
    SERVICE_INACTIVE(
            "RTR-004 404 PROXY_NOT_FOUND not-found",
            "The target service is not active in the Endpoint Catalogue."),
    NO_ASSIGNMENT(
            "RTR-005 404 PROXY_NOT_FOUND not-found",
            "The target service has no endpoint at this time in the Endpoint Catalogue."),
    TYPE_MISMATCH(
            "RTR-006 404 PROXY_NOT_FOUND not-found",
            "The target service has no BaRS endpoint in the Endpoint Catalogue."),
    VERSION_UNSUPPORTED(
            "RTR-007 404 PROXY_NOT_FOUND not-found",
            "The target's endpoint does not serve the BaRS version asked for."),
    AMBIGUOUS(
            "RTR-008 404 PROXY_NOT_FOUND multiple-matches",
            "The target matches more than one endpoint; the catalogue's owners have been alerted."),
    SUSPENDED(
            "RTR-009 503 PROXY_UNAVAILABLE transient",
            "The target service is suspended in the Endpoint Catalogue."),
    ENDPOINT_SUSPENDED(
            "RTR-010 503 PROXY_UNAVAILABLE transient",
            "The target's endpoint is suspended in the Endpoint Catalogue."),
    SUPPLIER_INACTIVE(
            "RTR-011 404 PROXY_NOT_FOUND not-found",
            "The target's supplier is not active in the Endpoint Catalogue."),
    ROUTE_CORRUPT(
            "RTR-012 404 PROXY_NOT_FOUND not-found",
            "The target's catalogue record cannot be read; the catalogue's owners have been alerted."),

    RECEIVER_TIMEOUT(
            "DLV-001 408 REC_TIMEOUT timeout",
            "The receiver did not answer in time: whether it has the message is unknown; repeat it with the same ids."),
    RECEIVER_UNREACHABLE(
            "DLV-002 503 REC_SERVICE_UNAVAILABLE transient",
            "The receiver could not be reached; nothing was sent to it."),
    RECEIVER_KNOWN_DOWN(
            "DLV-003 503 REC_SERVICE_UNAVAILABLE transient",
            "The receiver's endpoint is known to be down; nothing was sent to it."),
    RECEIVER_NOT_FHIR(
            "DLV-004 503 REC_SERVICE_UNAVAILABLE transient",
            "The receiver's endpoint answered with something that is not FHIR."),
    RECEIVER_UNAVAILABLE(
            "DLV-005 503 REC_SERVICE_UNAVAILABLE transient",
            "The receiver said that it is unavailable."),
    RECEIVER_FORBIDDEN(
            "DLV-006 403 REC_FORBIDDEN forbidden",
            "The receiver forbade the call without saying why: mutual TLS is the usual cause."),
    RECEIVER_UNAUTHORIZED(
            "DLV-007 401 REC_UNAUTHORIZED security",
            "The receiver did not recognise the caller and did not say why."),
    RECEIVER_ERROR(
            "DLV-008 500 REC_SERVER_ERROR exception", "The receiver failed and did not say why."),
    RECEIVER_REDIRECTED(
            "DLV-009 503 REC_SERVICE_UNAVAILABLE transient",
            "The receiver's endpoint redirected, which is never followed."),
    RECEIVER_THROTTLED(
            "DLV-010 429 REC_TOO_MANY_REQUESTS throttled", "The receiver is limiting its load."),
    RECEIVER_BAD_REQUEST(
            "DLV-011 400 REC_BAD_REQUEST invalid",
            "The receiver refused the request and did not say why."),
    RECEIVER_NOT_FOUND(
            "DLV-012 404 REC_NOT_FOUND not-found", "The receiver did not find what was asked for."),
    RECEIVER_METHOD(
            "DLV-013 405 REC_METHOD_NOT_ALLOWED not-supported",
            "The receiver does not implement the method."),
    RECEIVER_NOT_ACCEPTABLE(
            "DLV-014 406 REC_NOT_ACCEPTABLE processing",
            "The receiver cannot serve the version asked for."),
    RECEIVER_CONFLICT(
            "DLV-015 409 REC_CONFLICT conflict",
            "The receiver reported a conflict and did not say which."),
    RECEIVER_GONE(
            "DLV-016 410 REC_NOT_FOUND not-found",
            "The receiver no longer has what was asked for."),
    RECEIVER_UNPROCESSABLE(
            "DLV-017 422 REC_UNPROCESSABLE_ENTITY processing",
            "The receiver could not process the message and did not say why."),
    RECEIVER_TOO_EARLY(
            "DLV-018 425 REC_TOO_EARLY duplicate",
            "The receiver is still processing an earlier attempt."),
    RECEIVER_NOT_IMPLEMENTED(
            "DLV-019 501 REC_NOT_IMPLEMENTED not-supported",
            "The receiver does not implement the request."),
    POSSIBLY_ATTEMPTED(
            "DLV-020 408 REC_TIMEOUT timeout",
            "The delivery was interrupted: whether the receiver has the message is unknown; repeat it with the same ids."),
    EXPIRED(
            "DLV-021 408 REC_TIMEOUT timeout",
            "The message was not delivered within its maximum age."),
    OVERTAKING(
            "DLV-022 503 PROXY_UNAVAILABLE transient",
            "Earlier messages of this conversation are still waiting for the receiver."),
    CANCELLED(
            "DLV-023 503 PROXY_UNAVAILABLE suppressed",
            "An operator cancelled the message before it was delivered."),
    READS_BUSY(
            "DLV-024 503 PROXY_UNAVAILABLE transient",
            "As many reads of this endpoint are under way as are allowed: repeat the request."),
    RECEIVER_ADDRESS_REFUSED(
            "DLV-025 503 PROXY_UNAVAILABLE transient",
            "The receiver's address in the Endpoint Catalogue is none that this router may call; nothing was sent to it."),
    RECEIVER_PAUSED(
            "DLV-026 503 PROXY_UNAVAILABLE transient",
            "An operator has paused deliveries to the receiver; nothing was sent to it.");

    private final String code;
    private final int status;
    private final String barsCode;
    private final String issueType;
    private final String text;

    /// @param facts code, status, BaRS code and issue type with spaces between
    Refusal(String facts, String text) {
        String[] fact = facts.split(" ", -1);
        this.code = fact[0];
        this.status = Integer.parseInt(fact[1]);
        this.barsCode = fact[2];
        this.issueType = fact[3];
        this.text = text;
    }

    /// Our own stable code, `ING-`, `RTR-` or `DLV-` and a number.
    public String code() {
        return code;
    }

    /// HTTP status, 400 to 599.
    public int status() {
        return status;
    }

    /// Code in `https://fhir.nhs.uk/CodeSystem/http-error-codes`.
    public String barsCode() {
        return barsCode;
    }

    /// FHIR R4 issue type.
    public String issueType() {
        return issueType;
    }

    /// What is wrong and how to mend it, without patient data.
    public String text() {
        return text;
    }

    public static Optional<Refusal> byCode(String code) {
        return Arrays.stream(values()).filter(refusal -> refusal.code.equals(code)).findFirst();
    }
}
