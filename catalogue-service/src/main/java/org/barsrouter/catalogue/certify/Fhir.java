package org.barsrouter.catalogue.certify;

import java.util.Optional;

/// Tells a FHIR answer from what is none, with the sentence that says why.
final class Fhir {

    /// A reply as it is judged: FHIR, or the failure that it is.
    sealed interface Read {
        record Resource(int status, FhirReading fhir) implements Read {}

        record None(Verdict.Failed why) implements Read {}
    }

    private Fhir() {}

    /// @param call as people write it, such as `GET /metadata`
    static Read read(String call, Reply reply) {
        return switch (reply) {
            case Reply.Missing(Reply.Cause cause, _) ->
                    new Read.None(
                            new Verdict.Failed(
                                    call + ": the receiver " + cause.words() + ".", remedy(cause)));
            case Reply.Answered answered -> answered(call, answered);
        };
    }

    private static Read answered(String call, Reply.Answered answered) {
        int status = answered.status();
        if (status / 100 == 3) {
            return new Read.None(
                    new Verdict.Failed(
                            "%s: the receiver redirects (%d); redirects are never followed."
                                    .formatted(call, status),
                            "Register the address that the receiver redirects to, or answer here."));
        }
        Optional<FhirReading> fhir = FhirReading.of(answered.body());
        if (fhir.isEmpty()) {
            return new Read.None(
                    new Verdict.Failed(
                            "%s: the answer (%d%s) is not FHIR JSON."
                                    .formatted(call, status, mediaType(answered)),
                            "Answer with a FHIR resource as application/fhir+json, errors with an OperationOutcome; look for a proxy that answers in the receiver's place."));
        }
        return new Read.Resource(status, fhir.get());
    }

    private static String mediaType(Reply.Answered answered) {
        String type = answered.header("Content-Type").orElse("");
        int end = type.indexOf(';');
        String bare = (end < 0 ? type : type.substring(0, end)).strip();
        return bare.matches("[a-z]+/[a-z0-9.+-]{1,60}") ? ", " + bare : "";
    }

    private static String remedy(Reply.Cause cause) {
        return switch (cause) {
            case CONNECT ->
                    "Open the port to the router's egress addresses, and start the receiver.";
            case TLS -> "Look at the checks C2 and C3 above.";
            case TIME -> "Answer within 5 s; work that takes longer belongs behind the answer.";
            case SIZE -> "Answer with the resources that were asked for only.";
            case BROKEN -> "Look into the receiver's log at this instant.";
        };
    }
}
