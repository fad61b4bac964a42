package org.barsrouter.catalogue.http;

import org.springframework.http.HttpStatus;

/// Every error of the operators' API. Codes are stable.
public enum Fault {
    REQUEST_UNREADABLE("CAT-001", HttpStatus.BAD_REQUEST, "The request cannot be read"),
    FILE_REFUSED(
            "CAT-002",
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The file has errors; nothing was changed"),
    ACK_NEEDED(
            "CAT-003", HttpStatus.CONFLICT, "The counts must be acknowledged; nothing was changed"),
    NOT_THE_WRITER(
            "CAT-004",
            HttpStatus.SERVICE_UNAVAILABLE,
            "Another instance is the writer; nothing was changed"),
    NOT_READY(
            "CAT-005",
            HttpStatus.SERVICE_UNAVAILABLE,
            "The catalogue is not ready; nothing was changed"),
    OUTCOME_UNKNOWN(
            "CAT-006",
            HttpStatus.GATEWAY_TIMEOUT,
            "It is not known whether the change was written"),
    SERVICE_UNKNOWN("CAT-007", HttpStatus.NOT_FOUND, "The catalogue does not have the service"),
    TARGET_UNREADABLE("CAT-008", HttpStatus.BAD_REQUEST, "The target cannot be read"),
    TOO_LARGE("CAT-009", HttpStatus.CONTENT_TOO_LARGE, "The import is too large"),
    NOT_WRITTEN(
            "CAT-010",
            HttpStatus.SERVICE_UNAVAILABLE,
            "The change could not be written; nothing was changed"),
    JOINING_REFUSED(
            "CAT-060", HttpStatus.UNPROCESSABLE_CONTENT, "It is refused; nothing was changed"),
    NOTHING_OF_THIS_ID("CAT-061", HttpStatus.NOT_FOUND, "There is nothing of this id"),
    TOO_MANY("CAT-062", HttpStatus.TOO_MANY_REQUESTS, "Too many certifications are asked for"),
    DIRECTORY_AWAY(
            "CAT-063", HttpStatus.BAD_GATEWAY, "The Directory of Services gave no whole answer"),
    PATH_UNKNOWN("CAT-011", HttpStatus.NOT_FOUND, "There is nothing at this path"),
    OTHER_ENVIRONMENT("CAT-040", HttpStatus.CONFLICT, "This catalogue is of another environment"),
    NOT_RECONCILED("CAT-041", HttpStatus.NOT_FOUND, "Nothing has been reconciled yet"),
    NO_SUCH_IMPORT("CAT-042", HttpStatus.NOT_FOUND, "No such import is under way"),
    INTERNAL(
            "CAT-012", HttpStatus.INTERNAL_SERVER_ERROR, "The catalogue failed; the fault is ours"),
    CALLER_UNKNOWN("CAT-020", HttpStatus.UNAUTHORIZED, "The caller is not known"),
    FORBIDDEN("CAT-021", HttpStatus.FORBIDDEN, "The caller may not write this"),
    COMMAND_INVALID("CAT-022", HttpStatus.UNPROCESSABLE_CONTENT, "The command cannot be right"),
    TEMPLATE_UNKNOWN("CAT-023", HttpStatus.NOT_FOUND, "The catalogue does not have the endpoint"),
    ASSIGNMENT_UNKNOWN(
            "CAT-024", HttpStatus.UNPROCESSABLE_CONTENT, "The service has no such assignment"),
    CHANGE_SET_UNKNOWN(
            "CAT-025", HttpStatus.NOT_FOUND, "The catalogue does not have the change-set"),
    DUPLICATE("CAT-026", HttpStatus.CONFLICT, "Somebody has it already"),
    OVERLAP("CAT-027", HttpStatus.CONFLICT, "Two assignments would hold at the same time"),
    TOO_EARLY("CAT-028", HttpStatus.UNPROCESSABLE_CONTENT, "The instant is too early"),
    GAP("CAT-029", HttpStatus.CONFLICT, "Nothing would be routed for a time"),
    CONFLICT("CAT-030", HttpStatus.CONFLICT, "The catalogue is not in the state that this expects"),
    RETIRED("CAT-031", HttpStatus.CONFLICT, "The endpoint is retired"),
    IN_USE("CAT-032", HttpStatus.CONFLICT, "The endpoint is in use"),
    ADDRESS_REFUSED("CAT-033", HttpStatus.UNPROCESSABLE_CONTENT, "The address breaks a rule"),
    UNCERTIFIED(
            "CAT-034", HttpStatus.UNPROCESSABLE_CONTENT, "The endpoint is not certified for this"),
    TEST_IN_PRODUCTION(
            "CAT-035", HttpStatus.UNPROCESSABLE_CONTENT, "Test things cannot be in production"),
    WITHOUT_ROUTE(
            "CAT-036", HttpStatus.CONFLICT, "Senders of another protocol would lose their route"),
    STALE("CAT-037", HttpStatus.PRECONDITION_FAILED, "It was changed meanwhile"),
    VERSION_NEEDED("CAT-038", HttpStatus.PRECONDITION_REQUIRED, "If-Match is missing"),
    REQUEST_REUSED("CAT-039", HttpStatus.CONFLICT, "The request id was used already"),
    ELEMENT_WRONG("CAT-070", HttpStatus.BAD_REQUEST, "An element or parameter is wrong"),
    RULE_BROKEN(
            "CAT-071",
            HttpStatus.UNPROCESSABLE_CONTENT,
            "A reference leads nowhere, or what is fixed would change"),
    RESOURCE_UNKNOWN("CAT-072", HttpStatus.NOT_FOUND, "There is no such resource"),
    METHOD_NOT_DEFINED(
            "CAT-073", HttpStatus.METHOD_NOT_ALLOWED, "The method is not defined for the path"),
    NOT_ACCEPTABLE("CAT-074", HttpStatus.NOT_ACCEPTABLE, "Only JSON is spoken"),
    HEADER_MISSING("CAT-075", HttpStatus.BAD_REQUEST, "A required header is missing"),
    ORGANISATIONS_DIFFER(
            "CAT-076", HttpStatus.FORBIDDEN, "Two headers name different organisations"),
    OLDER("CAT-077", HttpStatus.CONFLICT, "It was changed after meta.lastUpdated"),
    CONTENT_TYPE("CAT-078", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is not JSON"),
    APPROVAL_NEEDED("CAT-050", HttpStatus.CONFLICT, "A second person has to agree"),
    WRONG_STATE("CAT-051", HttpStatus.CONFLICT, "The change-set is not in a state for this");

    private final String code;
    private final HttpStatus status;
    private final String title;

    Fault(String code, HttpStatus status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    public String code() {
        return code;
    }

    public HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }
}
