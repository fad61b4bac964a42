package org.barsrouter.ingress.status;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.barsrouter.schemas.json.StreamingJson;

/// Reads the journal's status document: `state`, `clientId`, `odsCode`, `disposition`, `sentence`.
public final class JournalJson {

    private JournalJson() {}

    /// Never throws: what cannot be read is as good as no answer.
    public static JournalAnswer read(byte[] json) {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser parser = StreamingJson.FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new JournalAnswer.Away();
            }
            String name;
            while ((name = parser.nextFieldName()) != null) {
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    texts.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            return new JournalAnswer.Away();
        }
        return switch (texts.getOrDefault("state", "")) {
            case "OPEN" -> known(JournalAnswer.State.OPEN, texts);
            case "ENDED" -> known(JournalAnswer.State.ENDED, texts);
            default -> new JournalAnswer.Away();
        };
    }

    private static JournalAnswer known(JournalAnswer.State state, Map<String, String> texts) {
        return new JournalAnswer.Known(
                state,
                texts.get("clientId"),
                texts.get("odsCode"),
                texts.get("disposition"),
                texts.get("sentence"));
    }
}
