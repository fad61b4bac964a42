package org.barsrouter.ingress.caller;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.barsrouter.schemas.json.StreamingJson;
import org.jspecify.annotations.Nullable;

/// Finds the ODS code among the identifiers of a JSON Organization; `identifier` may be an array,
/// as FHIR has it, or a single object.
final class OdsIdentifier {
    private static final String ODS_SYSTEM = "ods-organization-code";

    private OdsIdentifier() {}

    static Optional<String> in(byte[] json) {
        try (JsonParser parser = StreamingJson.FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Optional<String> found = Optional.empty();
            String name;
            while ((name = parser.nextFieldName()) != null) {
                parser.nextToken();
                if (name.equals("identifier") && found.isEmpty()) {
                    found = identifiers(parser);
                } else {
                    parser.skipChildren();
                }
            }
            return found;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> identifiers(JsonParser parser) throws IOException {
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            return identifier(parser);
        }
        Optional<String> found = Optional.empty();
        if (parser.hasToken(JsonToken.START_ARRAY)) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.hasToken(JsonToken.START_OBJECT) && found.isEmpty()) {
                    found = identifier(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return found;
    }

    private static Optional<String> identifier(JsonParser parser) throws IOException {
        @Nullable String system = null;
        @Nullable String value = null;
        String name;
        while ((name = parser.nextFieldName()) != null) {
            boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
            if (text && name.equals("system")) {
                system = parser.getText();
            } else if (text && name.equals("value")) {
                value = parser.getText().strip();
            } else {
                parser.skipChildren();
            }
        }
        return system != null
                        && value != null
                        && !value.isEmpty()
                        && system.toLowerCase(Locale.ROOT).endsWith(ODS_SYSTEM)
                ? Optional.of(value)
                : Optional.empty();
    }
}
