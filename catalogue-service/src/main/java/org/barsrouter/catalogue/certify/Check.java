package org.barsrouter.catalogue.certify;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The checks of a certification. Codes are stable: reports, scripts and evidence carry them. C1 to
/// C10 are the steps of the catalogue's design; what stands behind the hyphen is one thing that can
/// go wrong by itself.
public enum Check {
    ADDRESS("C1", "the address keeps rules U1 to U4 and is not ours"),
    DNS("C2-dns", "the host's name resolves to an address that may be called"),
    TLS("C2-tls", "TLS 1.2 or newer"),
    CHAIN("C2-chain", "the certificate leads to a root of this environment"),
    NAME("C2-name", "the certificate is made out to the host"),
    EXPIRY("C2-expiry", "the certificate is valid, for more than 30 days yet"),
    CLIENT_ACCEPTED("C3-with", "our client certificate is accepted"),
    CLIENT_DEMANDED("C3-without", "a call without a client certificate is refused"),
    METADATA("C4", "GET /metadata is an R4 CapabilityStatement"),
    DEFINITIONS("C5", "GET /MessageDefinition answers for the service"),
    IDS("C6-ids", "X-Request-Id and X-Correlation-Id come back unchanged"),
    REFUSAL("C6-refusal", "bad input gets an OperationOutcome with a REC_ code"),
    TIME("C6-time", "every answer within 5 s"),
    ACCEPTS("C7-new", "a new message is accepted and answered with a message"),
    TAKES_RESPONSE("C7-response", "an asynchronous response is taken"),
    CANCELS("C7-cancel", "a cancellation of it is accepted"),
    DUPLICATE("C7-duplicate", "the same message again gets 409 duplicate"),
    LOST_ANSWER("C7-lost", "a repeat after a lost answer ends in one message"),
    UNKNOWN_SERVICE("C8-unknown", "a service that is not there is refused"),
    DESTINATION("C8-other", "a message whose body names another service is refused"),
    NOT_MIXED_UP("C8-mixed", "two services behind the address answer each for itself"),
    EVIDENCE("C9", "SCAL, conformance certificate and clinical safety are on record"),
    GO_LIVE("C10", "the technical go-live is on record");

    private final String code;
    private final String title;

    Check(String code, String title) {
        this.code = code;
        this.title = title;
    }

    @JsonValue
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    /// The check of that code.
    ///
    /// @throws IllegalArgumentException when there is none
    @JsonCreator
    public static Check of(String code) {
        for (Check check : values()) {
            if (check.code.equals(code)) {
                return check;
            }
        }
        throw new IllegalArgumentException("no check has the code " + code);
    }
}
