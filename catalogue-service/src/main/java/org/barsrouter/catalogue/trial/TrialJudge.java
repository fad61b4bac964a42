package org.barsrouter.catalogue.trial;

import org.barsrouter.catalogue.certify.Reply;
import org.barsrouter.catalogue.certify.Verdict;

/// Judges what only a trial sees: the router's own answers, and what the journal tells.
public final class TrialJudge {
    private TrialJudge() {}

    /// A service that is not there: the router itself refuses.
    public static Verdict unknownService(Reply reply) {
        boolean refused =
                reply instanceof Reply.Answered answered
                        && answered.status() == 404
                        && answered.body().contains("PROXY_NOT_FOUND");
        return refused
                ? new Verdict.Passed("404 PROXY_NOT_FOUND")
                : new Verdict.Failed(
                        "A service that is not there was not refused with 404 PROXY_NOT_FOUND (%s)."
                                .formatted(said(reply)),
                        "Look at the router's health.");
    }

    /// A deferred message is accepted.
    public static Verdict accepted(Reply reply) {
        return reply instanceof Reply.Answered answered && answered.status() == 202
                ? Verdict.passed()
                : new Verdict.Failed(
                        "A deferred message was not accepted (%s).".formatted(said(reply)),
                        "Its OperationOutcome says why: send one with ./bars send referral --deferred --body.");
    }

    /// How an asynchronous delivery ended.
    ///
    /// @param disposition empty when it had not ended in time
    /// @param story how its story is read
    public static Verdict ended(String what, String disposition, String story) {
        return switch (disposition) {
            case "DELIVERED", "DELIVERED_DUPLICATE" -> new Verdict.Passed(disposition);
            case "" ->
                    new Verdict.Failed(
                            "%s had not arrived in time.".formatted(what),
                            "Watch it: " + story + ".");
            default ->
                    new Verdict.Failed(
                            "%s ended as %s.".formatted(what, disposition),
                            "Read why: " + story + ".");
        };
    }

    private static String said(Reply reply) {
        return switch (reply) {
            case Reply.Answered answered -> "it answered " + answered.status();
            case Reply.Missing missing -> "it " + missing.cause().words();
        };
    }
}
