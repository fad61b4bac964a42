package org.barsrouter.catalogue.certify;

import java.util.Optional;
import org.barsrouter.catalogue.targets.Deployment;

/// Which checks an environment demands (INT: what a machine can see, before the papers; PROD: no
/// test messages, the papers instead; SANDBOX: what works without certificates).
public final class Demands {
    private Demands() {}

    /// Why a check is not demanded of a subject; empty when it is.
    public static Optional<String> exemption(Check check, Subject subject) {
        return switch (check) {
            case ADDRESS, DNS, METADATA, DEFINITIONS -> Optional.empty();
            case TLS, CHAIN, NAME, EXPIRY, CLIENT_ACCEPTED, CLIENT_DEMANDED ->
                    only(
                            !subject.plainHttp(),
                            "the address is plain http, which the sandbox allows");
            case IDS,
                    REFUSAL,
                    TIME,
                    ACCEPTS,
                    DUPLICATE,
                    LOST_ANSWER,
                    UNKNOWN_SERVICE,
                    DESTINATION ->
                    messages(subject);
            case CANCELS ->
                    messages(subject)
                            .or(() ->
                                    only(
                                            subject.takes() == Subject.Takes.BOOKINGS,
                                            "only a booking is cancelled here"));
            case TAKES_RESPONSE ->
                    messages(subject)
                            .or(() ->
                                    only(
                                            subject.uses().responses() == Subject.Responses.EXPECTED
                                                    && subject.takes() != Subject.Takes.RESPONSES,
                                            "the service expects no asynchronous responses besides"));
            case NOT_MIXED_UP ->
                    messages(subject)
                            .or(() ->
                                    only(
                                            subject.other().isPresent(),
                                            "no second service is known behind this address"));
            case EVIDENCE, GO_LIVE ->
                    only(
                            subject.deployment() == Deployment.PROD,
                            "only PROD demands it; "
                                    + subject.deployment()
                                    + " certifies on what is seen");
        };
    }

    private static Optional<String> messages(Subject subject) {
        return only(
                subject.deployment() != Deployment.PROD,
                "test messages are not sent to production");
    }

    private static Optional<String> only(boolean demanded, String otherwise) {
        return demanded ? Optional.empty() : Optional.of(otherwise);
    }
}
