package org.barsrouter.catalogue.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.barsrouter.catalogue.change.Certification;
import org.barsrouter.catalogue.change.Label;
import org.barsrouter.catalogue.change.Label.Visibility;
import org.barsrouter.catalogue.change.Template;
import org.jspecify.annotations.Nullable;

/// What the catalogue knows of an endpoint and routing need not: JSON in the body of its record.
final class TemplateBody {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TemplateBody() {}

    /// Absent when there is nothing to say.
    static @Nullable String write(Template template) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Certification certification = template.certification();
        if (certification != null) {
            json.put("grade", certification.grade());
            json.put("recordedAt", certification.recordedAt().toString());
            json.put("expiresAt", certification.expiresAt().toString());
            json.put("evidence", certification.evidence());
        }
        Label label = template.label();
        if (label.name() != null) {
            json.put("name", label.name());
        }
        if (label.visibility() == Visibility.PRIVATE) {
            json.put("visibility", "private");
        }
        return json.isEmpty() ? null : json.toString();
    }

    static @Nullable Certification certification(@Nullable String body) {
        JsonNode json = read(body);
        return json.has("grade")
                ? new Certification(
                        json.path("grade").asText(),
                        Instant.parse(json.path("recordedAt").asText()),
                        Instant.parse(json.path("expiresAt").asText()),
                        json.path("evidence").asText())
                : null;
    }

    static Label label(@Nullable String body) {
        JsonNode json = read(body);
        return new Label(
                json.path("name").textValue(),
                json.path("visibility").asText().equals("private")
                        ? Visibility.PRIVATE
                        : Visibility.PUBLIC);
    }

    private static JsonNode read(@Nullable String body) {
        try {
            return body == null ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("what is known of an endpoint is not JSON", e);
        }
    }
}
