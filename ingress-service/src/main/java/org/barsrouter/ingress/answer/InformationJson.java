package org.barsrouter.ingress.answer;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Writes good news as a FHIR OperationOutcome of severity `information`.
final class InformationJson {
    private InformationJson() {}

    /// One issue of severity information.
    ///
    /// @param text one word for programs: `accepted`, `open` or a disposition
    static byte[] render(String text, String diagnostics, UUID id) {
        return """
        {"resourceType":"OperationOutcome","id":"%s",\
        "issue":[{"severity":"information","code":"informational",\
        "details":{"text":"%s"},"diagnostics":"%s"}]}\
        """
                .formatted(id, escaped(text), escaped(diagnostics))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
