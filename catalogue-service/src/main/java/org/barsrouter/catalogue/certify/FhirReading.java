package org.barsrouter.catalogue.certify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.barsrouter.schemas.id.ServiceId;

/// A FHIR resource as far as a certification looks into it; tolerant, without FHIR classes.
record FhirReading(JsonNode resource) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Empty when the text is not a JSON object with a resourceType.
    static Optional<FhirReading> of(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body))
                    .filter(json -> json.path("resourceType").isTextual())
                    .map(FhirReading::new);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    String type() {
        return resource.path("resourceType").asText();
    }

    boolean is(String type) {
        return type().equals(type);
    }

    String text(String pointer) {
        return resource.at(pointer).asText("");
    }

    boolean isMessage() {
        return is("Bundle")
                && text("/type").equals("message")
                && text("/entry/0/resource/resourceType").equals("MessageHeader");
    }

    /// First coded detail of an OperationOutcome, such as `REC_CONFLICT`.
    String errorCode() {
        return text("/issue/0/details/coding/0/code");
    }

    /// First issue type of an OperationOutcome, such as `duplicate`.
    String issueType() {
        return text("/issue/0/code");
    }

    /// Which service the answering MessageHeader says that it is.
    Optional<ServiceId> answeringService() {
        return ServiceId.parse(text("/entry/0/resource/source/endpoint"));
    }
}
