package org.barsrouter.catalogue.certify;

import java.util.Locale;

/// Checks C4 and C5: what a receiver says of itself.
public final class ReadJudge {
    private ReadJudge() {}

    /// Judges the answer to `GET /metadata`.
    public static Verdict metadata(Reply reply) {
        return switch (Fhir.read("GET /metadata", reply)) {
            case Fhir.Read.None(Verdict.Failed why) -> why;
            case Fhir.Read.Resource(int status, FhirReading fhir) -> capabilities(status, fhir);
        };
    }

    private static Verdict capabilities(int status, FhirReading fhir) {
        if (status != 200 || !fhir.is("CapabilityStatement")) {
            return new Verdict.Failed(
                    "GET /metadata: the answer is %d with %s, not 200 with a CapabilityStatement."
                            .formatted(status, fhir.type()),
                    "Serve the CapabilityStatement of this receiver at /metadata.");
        }
        String version = fhir.text("/fhirVersion");
        if (!version.matches("4\\.0(\\..*)?")) {
            return new Verdict.Failed(
                    "GET /metadata: the CapabilityStatement is of FHIR “%s”, not of R4 (4.0.x)."
                            .formatted(version),
                    "State fhirVersion 4.0.1, and serve R4.");
        }
        return new Verdict.Passed(
                "FHIR %s, BaRS %s, %d message definitions declared"
                        .formatted(
                                version,
                                fhir.text("/version").isEmpty()
                                        ? "version not stated"
                                        : fhir.text("/version"),
                                fhir.resource().at("/messaging/0/supportedMessage").size()));
    }

    /// Judges the answer to `GET /MessageDefinition` for the service and a use case.
    public static Verdict definitions(Reply reply) {
        return switch (Fhir.read("GET /MessageDefinition", reply)) {
            case Fhir.Read.None(Verdict.Failed why) -> why;
            case Fhir.Read.Resource(int status, FhirReading fhir) -> searched(status, fhir);
        };
    }

    private static Verdict searched(int status, FhirReading fhir) {
        boolean bundle = fhir.is("Bundle") && fhir.text("/type").equals("searchset");
        int found = bundle ? fhir.resource().path("entry").size() : 1;
        if (status == 200 && found > 0 && (bundle || fhir.is("MessageDefinition"))) {
            return new Verdict.Passed("%d found".formatted(found));
        }
        if (status == 200 && bundle) {
            return new Verdict.Failed(
                    "GET /MessageDefinition: nothing is found for this service and use case.",
                    "Publish what the service takes, or answer 404 REC_NOT_FOUND if it is not to be certified for this use case.");
        }
        return new Verdict.Failed(
                "GET /MessageDefinition: the answer is %d with %s%s, not 200 with a searchset."
                        .formatted(
                                status,
                                fhir.type(),
                                fhir.errorCode().isEmpty()
                                        ? ""
                                        : " (" + fhir.errorCode().toUpperCase(Locale.ROOT) + ")"),
                "Publish the MessageDefinitions of this service, to be searched by context (service id and use case).");
    }
}
