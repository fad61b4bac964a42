package org.barsrouter.catalogue.fhir;

import org.barsrouter.catalogue.http.Fault;

/// How a fault is told over FHIR: status, BaRS code and issue type follow the BaRS error pages and
/// the design of the next national catalogue. Our own code stays at the end of the diagnostics.
///
/// @param barsCode in `https://fhir.nhs.uk/CodeSystem/http-error-codes`
/// @param issueType FHIR R4 issue type
record Told(int status, String barsCode, String issueType) {

    static Told of(Fault fault) {
        return switch (fault) {
            case REQUEST_UNREADABLE, TARGET_UNREADABLE -> sender(400, "structure");
            case ELEMENT_WRONG -> sender(400, "value");
            case HEADER_MISSING, CALLER_UNKNOWN -> sender(400, "required");
            case TOO_LARGE -> sender(413, "too-long");
            case CONTENT_TYPE -> sender(415, "not-supported");
            case VERSION_NEEDED -> sender(428, "required");
            case FORBIDDEN -> new Told(403, "SEND_FORBIDDEN", "forbidden");
            case ORGANISATIONS_DIFFER -> new Told(403, "SEND_FORBIDDEN", "security");
            case RESOURCE_UNKNOWN, PATH_UNKNOWN, CHANGE_SET_UNKNOWN, NOTHING_OF_THIS_ID ->
                    new Told(404, "NOT_FOUND", "not-found");
            case METHOD_NOT_DEFINED -> new Told(405, "SEND_METHOD_NOT_ALLOWED", "not-supported");
            case NOT_ACCEPTABLE -> new Told(406, "SEND_NOT_ACCEPTABLE", "processing");
            case DUPLICATE, OVERLAP, REQUEST_REUSED -> conflict("duplicate");
            case OLDER, IN_USE, RETIRED, CONFLICT, WRONG_STATE, OTHER_ENVIRONMENT ->
                    conflict("conflict");
            case GAP, WITHOUT_ROUTE, ACK_NEEDED, APPROVAL_NEEDED -> conflict("business-rule");
            case STALE -> new Told(412, "PROXY_CONFLICT", "conflict");
            case RULE_BROKEN,
                    SERVICE_UNKNOWN,
                    TEMPLATE_UNKNOWN,
                    ASSIGNMENT_UNKNOWN,
                    TEST_IN_PRODUCTION,
                    UNCERTIFIED ->
                    unprocessable("invariant");
            case COMMAND_INVALID, ADDRESS_REFUSED, TOO_EARLY, FILE_REFUSED, JOINING_REFUSED ->
                    unprocessable("value");
            case NOT_THE_WRITER, NOT_READY, NOT_WRITTEN, DIRECTORY_AWAY, TOO_MANY ->
                    new Told(503, "PROXY_UNAVAILABLE", "transient");
            case OUTCOME_UNKNOWN -> new Told(504, "PROXY_TIMEOUT", "timeout");
            case INTERNAL, NOT_RECONCILED, NO_SUCH_IMPORT ->
                    new Told(500, "PROXY_SERVER_ERROR", "exception");
        };
    }

    private static Told sender(int status, String issueType) {
        return new Told(status, "SEND_BAD_REQUEST", issueType);
    }

    private static Told conflict(String issueType) {
        return new Told(409, "PROXY_CONFLICT", issueType);
    }

    private static Told unprocessable(String issueType) {
        return new Told(422, "SEND_UNPROCESSABLE_ENTITY", issueType);
    }
}
