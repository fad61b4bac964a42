package org.barsrouter.catalogue.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.barsrouter.catalogue.http.Fault;
import org.barsrouter.catalogue.http.FaultException;
import org.jspecify.annotations.Nullable;

/// Reads the bodies of FHIR writes: small, flat, whole, no name twice; at our own base path valid
/// FHIR R4 too.
final class FhirBodies {
    private static final int LARGEST = 256 * 1024;
    private static final int DEEPEST = 32;
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private FhirBodies() {}

    /// A body as it came, and what it says.
    record Body(String text, JsonNode json) {}

    static Body read(FhirCall call) throws IOException {
        demandJson(call);
        byte[] bytes = call.request().getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new FaultException(
                    Fault.TOO_LARGE,
                    "The body is larger than "
                            + LARGEST
                            + " bytes, which no catalogue resource is.");
        }
        String text = text(bytes);
        JsonNode json = json(text);
        if (call.face() == Face.R4) {
            demandR4(text);
        }
        return new Body(text, json);
    }

    private static void demandJson(FhirCall call) {
        Optional<String> type = call.header("Content-Type");
        String media = type.orElse("application/fhir+json").split(";", 2)[0];
        if (!media.strip().toLowerCase(Locale.ROOT).endsWith("json")) {
            throw new FaultException(
                    Fault.CONTENT_TYPE, "The content type must be application/fhir+json.");
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new FaultException(Fault.REQUEST_UNREADABLE, "The body is not UTF-8.");
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE,
                    "The body is not JSON, has a name twice, or is nested deeper than %d; look at line %d."
                            .formatted(
                                    DEEPEST,
                                    e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
        }
    }

    private static void demandR4(String text) {
        try {
            R4Dialect.read(text);
        } catch (DataFormatException e) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE, "The body is not FHIR R4: " + reason(e) + ".");
        }
    }

    /// HAPI's own sentence, without what it is not for: it names elements, not values.
    private static String reason(DataFormatException e) {
        String message = firstLine(e.getMessage());
        String end = message.replaceFirst("\\.$", "");
        return end.length() > 300 ? end.substring(0, 300) : end;
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "HAPI does not say why" : text.lines().findFirst().orElse("");
    }
}
