package org.barsrouter.journal.refusal;

/// Every error that the journal's API gives. The code is stable: it stands in the problem document
/// and in `docs/operating.md`.
public enum JournalRefusal {
    CONVERSATION_UNKNOWN(
            "JRN-001", 404, "The journal knows no message with this X-Correlation-Id."),
    MESSAGE_UNKNOWN("JRN-002", 404, "The journal knows no message with this id."),
    DEAD_LETTER_UNKNOWN(
            "JRN-003",
            404,
            "There is no dead letter with this delivery id: the dead-letters list shows those that"
                    + " there are."),
    REPLAY_OPEN(
            "JRN-004",
            409,
            "The message has been replayed already, and that delivery is still open: wait for its"
                    + " end."),
    ALREADY_DELIVERED(
            "JRN-005",
            409,
            "The receiver already has the message: force the replay only if it asked for it"
                    + " again."),
    SENDER_WAS_TOLD(
            "JRN-006",
            409,
            "The sender was told that this message failed and may have sent it again: force"
                    + " the replay, with a reason, only after asking it."),
    OVERTAKEN(
            "JRN-007",
            409,
            "A later message of the same conversation went to the same service: a replay would"
                    + " overtake it backwards. Force it only when the later one does not depend on"
                    + " the order."),
    EXPIRED_FROM_LOG(
            "JRN-008",
            410,
            "The message has expired from the log, so that its body is gone: its"
                    + " sender must send it again."),
    POISON_RECORD(
            "JRN-009",
            422,
            "The dead letter is a record that could not be read: there is no message to replay."),
    REQUEST_INVALID("JRN-010", 400, "The request cannot be used."),
    LOG_OUT_OF_REACH(
            "JRN-011",
            503,
            "Kafka is out of reach, so nothing was replayed: try again when it is back."),
    REPLAY_UNCERTAIN(
            "JRN-012",
            504,
            "It is not known whether the replay reached the log: look at the message's story before"
                    + " you try again."),
    REBUILD_RUNS(
            "JRN-013",
            409,
            "The journal is being rebuilt already: ask GET /journal/v1/rebuild how far it is."),
    REBUILD_LOSES(
            "JRN-014",
            409,
            "The topics no longer hold all that the journal rests on, and a rebuild would lose what"
                    + " is gone from them: accept the loss to do it nevertheless."),
    IN_A_RUN(
            "JRN-015",
            409,
            "A replay run that is under way has the message: wait for the run, or abort it."),
    DRY_RUN_OUTDATED(
            "JRN-016",
            409,
            "What the replay would do is not what was confirmed: look at the dry run again, and give"
                    + " what it says under confirm."),
    RUN_UNKNOWN(
            "JRN-017", 404, "There is no replay run with this id: the list shows those there are."),
    RUN_STATE("JRN-018", 409, "The state that the run is in does not allow that: look at the run."),
    SAME_PERSON("JRN-019", 403, "Whoever ordered a run cannot approve it: another person must."),
    NOTHING_TO_REPLAY(
            "JRN-020", 409, "Nothing of what was selected would be replayed: see its dry run."),
    REPLAYED_MEANWHILE(
            "JRN-021",
            409,
            "The message was replayed by somebody else after the run had been ordered."),
    TOO_MANY_FOR_A_RUN(
            "JRN-022",
            409,
            "More was selected than one run takes, which is 10,000 messages: narrow it down, by time"
                    + " for instance, and order several."),
    OPERATOR_UNKNOWN(
            "JRN-023",
            401,
            "Who acts must be vouched for: send journal.operators.secret as the bearer token, and the"
                    + " person in NHSD-User-Id."),
    NOT_WAITING(
            "JRN-024",
            409,
            "The message does not wait: it is through already, or its sender waits for the answer"
                    + " itself. Only a deferred message that waits can be cancelled."),
    BODIES_CLOSED(
            "JRN-025",
            403,
            "Bodies may not be read here: that needs journal.operators.body-secret, as the bearer"
                    + " token."),
    CONTROL_UNCERTAIN(
            "JRN-026",
            504,
            "It is not known whether the order reached the log: give it again, it counts once.");

    private final String code;
    private final int status;
    private final String text;

    JournalRefusal(String code, int status, String text) {
        this.code = code;
        this.status = status;
        this.text = text;
    }

    /// `JRN-` and a number.
    public String code() {
        return code;
    }

    /// HTTP status.
    public int status() {
        return status;
    }

    /// What is wrong and what to do about it.
    public String text() {
        return text;
    }
}
