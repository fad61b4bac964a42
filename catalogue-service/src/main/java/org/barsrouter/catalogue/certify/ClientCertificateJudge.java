package org.barsrouter.catalogue.certify;

import java.util.Set;

/// Check C3: mutual TLS. A receiver may refuse a caller without a certificate in the handshake, by
/// closing the connection, or, as some front ends do, with an HTTP error that says so.
public final class ClientCertificateJudge {
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 495, 496);

    private ClientCertificateJudge() {}

    /// Judges a call with our certificate.
    public static Verdict accepted(Reply reply) {
        return switch (reply) {
            case Reply.Answered(int status, _, _, _) ->
                    status == 403 || status == 401 || status == 495 || status == 496
                            ? new Verdict.Failed(
                                    "The receiver answers %d to a call with our client certificate."
                                            .formatted(status),
                                    "Trust the chain of the router's client certificate.")
                            : new Verdict.Passed("answered " + status);
            case Reply.Missing(Reply.Cause cause, _) ->
                    new Verdict.Failed(
                            "With our client certificate, the receiver " + cause.words() + ".",
                            "Trust the chain of the router's client certificate.");
        };
    }

    /// Judges a call without a certificate.
    public static Verdict demanded(Reply reply) {
        return switch (reply) {
            case Reply.Answered(int status, _, _, _) ->
                    REFUSALS.contains(status)
                            ? new Verdict.Passed("refused with " + status)
                            : new Verdict.Failed(
                                    "The receiver answers %d to a caller without a client certificate: anybody can send to it."
                                            .formatted(status),
                                    "Demand a client certificate of this environment's chain.");
            case Reply.Missing missing -> silent(missing.cause());
        };
    }

    private static Verdict silent(Reply.Cause cause) {
        return switch (cause) {
            case TLS, BROKEN -> new Verdict.Passed("refused");
            case CONNECT, TIME, SIZE ->
                    new Verdict.Failed(
                            "Without a client certificate, the receiver "
                                    + cause.words()
                                    + " instead of refusing the call.",
                            "Refuse such calls in the TLS handshake.");
        };
    }
}
