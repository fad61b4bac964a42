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
            "CAT-040", HttpStatus.UNPROCESSABLE_CONTENT, "It is refused; nothing was changed"),
    NOTHING_OF_THIS_ID("CAT-041", HttpStatus.NOT_FOUND, "There is nothing of this id"),
    TOO_MANY("CAT-042", HttpStatus.TOO_MANY_REQUESTS, "Too many certifications are asked for"),
    DIRECTORY_AWAY(
            "CAT-043", HttpStatus.BAD_GATEWAY, "The Directory of Services gave no whole answer"),
    PATH_UNKNOWN("CAT-011", HttpStatus.NOT_FOUND, "There is nothing at this path"),
    INTERNAL(
            "CAT-012", HttpStatus.INTERNAL_SERVER_ERROR, "The catalogue failed; the fault is ours");

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

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }
}
