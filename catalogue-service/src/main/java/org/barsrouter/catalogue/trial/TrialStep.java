package org.barsrouter.catalogue.trial;

/// The steps of a trial: there, and back.
public enum TrialStep {
    ROUTES("routes", "both services are routed"),
    RELAY("relay", "a message is accepted by the receiver"),
    REPEAT("repeat", "the same message again gets 409 duplicate"),
    BAD_INPUT("bad-input", "a body that is no message is refused with an OperationOutcome"),
    UNKNOWN("unknown", "a service that is not there is refused by the router"),
    DEFERRED("deferred", "a deferred message is accepted (202) and delivered"),
    NOTICE("notice", "its outcome is pushed to the sender's own service"),
    RESPONSE("response", "the receiver's own asynchronous response arrives"),
    BACK("back", "a response sent back is accepted by the sender's service"),
    BACK_REPEAT("back-repeat", "the same response again gets 409 duplicate"),
    BACK_BAD_INPUT("back-bad-input", "a body that is no message is refused on the way back");

    private final String code;
    private final String title;

    TrialStep(String code, String title) {
        this.code = code;
        this.title = title;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }
}
