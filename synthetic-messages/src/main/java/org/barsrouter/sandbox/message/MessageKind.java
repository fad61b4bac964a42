package org.barsrouter.sandbox.message;

/// The kinds of message that the sandbox sends, with what the standard's code lists and
/// MessageDefinitions say about them (BaRS message definitions, booking and referral).
public enum MessageKind {
    BOOKING_REQUEST("a1t1|booked|booking-request|new", "bars-message-booking-request"),
    BOOKING_CANCEL(
            "a1t1|cancelled|booking-request|update", "bars-message-booking-request-cancelled"),
    REFERRAL(
            "a1t1|referral|servicerequest-request|new",
            "bars-message-servicerequest-request-referral"),
    VALIDATION_REQUEST(
            "a4t1|validation|servicerequest-request|new",
            "bars-message-servicerequest-request-validation"),
    VALIDATION_RESPONSE(
            "a4t1|validation|servicerequest-response|new",
            "bars-message-servicerequest-response-validation-full");

    private final String useContext;
    private final String definition;

    MessageKind(String useContext, String definition) {
        this.useContext = useContext;
        this.definition = definition;
    }

    /// Value of the header `use-context`: use case, category or status, event and reason.
    public String useContext() {
        return useContext;
    }

    /// Code in the code system of message events.
    public String event() {
        return useContextPart(2);
    }

    String useCase() {
        return useContextPart(0);
    }

    String reason() {
        return useContextPart(3);
    }

    String definition() {
        return definition;
    }

    private String useContextPart(int index) {
        return useContext.split("\\|", -1)[index];
    }
}
