package org.barsrouter.ingress.register;

/// Why the registry did not do what an operator asked for, with a stable code.
public enum RegistryRefusal {
    UNREADABLE("CLN-001", 400, "The request cannot be read."),
    NOT_FOUND("CLN-002", 404, "There is no such path: see docs/operating.md."),
    UNKNOWN("CLN-003", 404, "No application is registered under this client id."),
    EXISTS(
            "CLN-004",
            409,
            "An application is registered under this client id: to replace it, say with If-Match which revision you saw."),
    CHANGED(
            "CLN-005",
            412,
            "The registration was changed meanwhile: read it again and repeat with its revision."),
    REVOKED(
            "CLN-006",
            409,
            "The application is revoked and stays so: register it under another id."),
    REASON_MISSING("CLN-007", 400, "Say why, in the field reason: its owner will ask."),
    OUT_OF_REACH(
            "CLN-008",
            503,
            "Kafka is out of reach, or was while this was written: look at the registration before you repeat it."),
    SECRET_WRONG("CLN-009", 401, "Authorization must be Bearer and the secret of this port."),
    METHOD("CLN-010", 405, "The method is not defined for this path.");

    private final String code;
    private final int status;
    private final String text;

    RegistryRefusal(String code, int status, String text) {
        this.code = code;
        this.status = status;
        this.text = text;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String text() {
        return text;
    }
}
