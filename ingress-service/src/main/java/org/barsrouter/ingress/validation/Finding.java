package org.barsrouter.ingress.validation;

/// One thing about a call that the standard wants otherwise. Names are stable: they are the values
/// of a metric's label.
public enum Finding {
    /// No `NHSD-End-User-Organisation`.
    ORGANISATION_MISSING(1),
    /// It does not decode to an Organization with an ODS code.
    ORGANISATION_UNREADABLE(1),
    /// No `NHSD-Requesting-Software`.
    SOFTWARE_MISSING(1),
    /// It does not decode to a Device.
    SOFTWARE_UNREADABLE(1),
    /// `NHSD-Requesting-Practitioner` does not decode to a PractitionerRole.
    PRACTITIONER_UNREADABLE(1),
    /// `Accept` names no version that can be read.
    VERSION_MISSING(1),
    /// A write without `use-context`.
    USE_CONTEXT_MISSING(1),
    /// `use-context` is not four values with bars between, of the lists that the standard has.
    USE_CONTEXT_UNKNOWN(1),
    /// The body is not a Bundle of type `message` that begins with a MessageHeader.
    NOT_A_MESSAGE(2),
    /// `MessageHeader.eventCoding` is none of the standard's events.
    EVENT_UNKNOWN(2),
    /// `MessageHeader.reason` is none of the standard's reasons.
    REASON_UNKNOWN(2),
    /// `MessageHeader.destination.endpoint` is not the service of the target header.
    DESTINATION_DIFFERS(2),
    /// `MessageHeader.source.endpoint` is no service of the catalogue: no response will reach it.
    SOURCE_UNKNOWN(2),
    /// `MessageHeader.definition` is none of the standard's, nor somebody's own.
    DEFINITION_MISSING(2),
    /// Event or reason are others than in `use-context`.
    USE_CONTEXT_DIFFERS(2);

    private final int level;

    Finding(int level) {
        this.level = level;
    }

    /// 1 for what headers show, 2 for what the MessageHeader shows.
    public int level() {
        return level;
    }
}
