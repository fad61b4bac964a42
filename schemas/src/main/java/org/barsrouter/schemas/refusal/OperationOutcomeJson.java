package org.barsrouter.schemas.refusal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Writes a refusal as the FHIR OperationOutcome that BaRS callers expect: one issue, one coding,
/// the cause in `diagnostics` with our own code at its end.
public final class OperationOutcomeJson {
    private static final String PROFILE =
            "https://fhir.hl7.org.uk/StructureDefinition/UKCore-OperationOutcome";
    private static final String CODE_SYSTEM = "https://fhir.nhs.uk/CodeSystem/http-error-codes";

    private OperationOutcomeJson() {}

    public static byte[] render(Refusal refusal, UUID id) {
        return render(refusal, refusal.text(), id);
    }

    /// @param diagnostics what was wrong with this very request; never patient data, never a
    ///   received value as a whole
    public static byte[] render(Refusal refusal, String diagnostics, UUID id) {
        return """
        {"resourceType":"OperationOutcome","id":"%s","meta":{"profile":["%s"]},\
        "issue":[{"severity":"error","code":"%s","details":{"coding":[{"system":"%s","code":"%s"}]},\
        "diagnostics":"%s (%s)"}]}\
        """
                .formatted(
                        id,
                        PROFILE,
                        refusal.issueType(),
                        CODE_SYSTEM,
                        refusal.barsCode(),
                        escaped(diagnostics),
                        refusal.code())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        text.chars()
                .forEach(c -> {
                    if (c == '"' || c == '\\') {
                        out.append('\\').append((char) c);
                    } else if (c < 0x20) {
                        out.append("\\u%04x".formatted(c));
                    } else {
                        out.append((char) c);
                    }
                });
        return out.toString();
    }
}
