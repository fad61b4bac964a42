package org.barsrouter.journal.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;

/// Shows how a FHIR message is built without showing what it says of anybody. Every value is
/// masked, codes too, because a code may be a diagnosis; only those of a few elements that name
/// definitions and states are left. What is not known to be harmless is masked.
public final class BodyMask {
    /// In the place of a value.
    public static final String MASK = "***";

    /// Elements of FHIR R4 whose values name a type, a definition or a state of a resource.
    private static final Set<String> HARMLESS =
            Set.of(
                    "resourceType",
                    "system",
                    "url",
                    "status",
                    "intent",
                    "priority",
                    "profile",
                    "version",
                    "mode");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BodyMask() {}

    /// A body with everything masked that may say something of a person; all of it, when it is no
    /// JSON.
    public static String mask(String body) {
        try {
            JsonNode whole = JSON.readTree(body);
            return whole.isContainerNode()
                    ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(masked(whole, false))
                    : MASK;
        } catch (JsonProcessingException e) {
            return MASK;
        }
    }

    private static JsonNode masked(JsonNode node, boolean isHarmless) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                String name = field.getKey();
                copy.set(name, masked(field.getValue(), HARMLESS.contains(name)));
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(each -> copy.add(masked(each, isHarmless)));
            return copy;
        }
        return isHarmless && node.isTextual() ? node : TextNode.valueOf(MASK);
    }
}
