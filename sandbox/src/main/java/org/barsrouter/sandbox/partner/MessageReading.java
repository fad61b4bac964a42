package org.barsrouter.sandbox.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.UUID;
import org.barsrouter.schemas.id.ServiceId;

/// A message bundle as a receiver reads it: tolerant, without FHIR classes.
public record MessageReading(JsonNode bundle) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Empty unless the text is a message bundle that begins with a MessageHeader.
    public static Optional<MessageReading> of(String body) {
        return json(body)
                .map(MessageReading::new)
                .filter(message ->
                        message.bundle.path("type").asText().equals("message")
                                && message.header()
                                        .path("resourceType")
                                        .asText()
                                        .equals("MessageHeader"));
    }

    static Optional<JsonNode> json(String body) {
        try {
            return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    public JsonNode header() {
        return bundle.at("/entry/0/resource");
    }

    public String event() {
        return header().at("/eventCoding/code").asText();
    }

    /// Whether it asks for a validation (Application 4).
    public boolean asksForValidation() {
        return event().equals("servicerequest-request")
                && bundle.findValuesAsText("code").contains("validation");
    }

    /// The service to which answers go; a receiver stores it on receipt.
    public Optional<ServiceId> source() {
        return ServiceId.parse(header().at("/source/endpoint").asText());
    }

    /// The service that the message is for, as its body says.
    public Optional<ServiceId> destination() {
        return ServiceId.parse(header().at("/destination/0/endpoint").asText());
    }

    /// Bundle.id, by which an answer refers to the message; empty unless it is a UUID.
    public Optional<UUID> bundleId() {
        try {
            return Optional.of(UUID.fromString(bundle.path("id").asText()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// For a response: Bundle.id of the message that it answers, empty otherwise.
    public String answers() {
        return header().at("/response/identifier").asText();
    }

    /// `ok`, `transient-error` or `fatal-error`; empty when it is no response.
    public String responseCode() {
        return header().at("/response/code").asText();
    }
}
