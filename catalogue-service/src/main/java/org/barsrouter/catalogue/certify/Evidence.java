package org.barsrouter.catalogue.certify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is on record outside this system: references, never documents.
///
/// @param scal reference of the approved self-assessment (SCAL)
/// @param conformance of the Technical Conformance Certificate
/// @param supplierSafety DCB0129 clinical safety case of the supplier
/// @param providerSafety DCB0160 clinical safety case of the provider
/// @param goLive record of the technical go-live and its go/no-go
public record Evidence(
        @Nullable String scal,
        @Nullable String conformance,
        @Nullable String supplierSafety,
        @Nullable String providerSafety,
        @Nullable String goLive) {

    public static Evidence none() {
        return new Evidence(null, null, null, null, null);
    }

    /// This, with what the other knows better.
    public Evidence with(Evidence other) {
        return new Evidence(
                other.scal == null ? scal : other.scal,
                other.conformance == null ? conformance : other.conformance,
                other.supplierSafety == null ? supplierSafety : other.supplierSafety,
                other.providerSafety == null ? providerSafety : other.providerSafety,
                other.goLive == null ? goLive : other.goLive);
    }

    /// Check C9.
    public Verdict papers() {
        List<String> missing = new ArrayList<>();
        absent(missing, scal, "the SCAL");
        absent(missing, conformance, "the Technical Conformance Certificate");
        absent(missing, supplierSafety, "DCB0129");
        absent(missing, providerSafety, "DCB0160");
        return missing.isEmpty()
                ? new Verdict.Passed(conformance + "")
                : new Verdict.Failed(
                        "No reference is on record for " + String.join(", ", missing) + ".",
                        "Record the references with the request (evidence).");
    }

    /// Check C10.
    public Verdict wentLive() {
        return goLive == null || goLive.isBlank()
                ? new Verdict.Failed(
                        "No technical go-live with a happy path on a test service is on record.",
                        "Carry it out, and record the reference of its go/no-go (evidence.goLive).")
                : new Verdict.Passed(goLive);
    }

    private static void absent(List<String> missing, @Nullable String reference, String name) {
        if (reference == null || reference.isBlank()) {
            missing.add(name);
        }
    }
}
