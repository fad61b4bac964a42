package org.barsrouter.sandbox.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.barsrouter.sandbox.message.IdPair;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// What a receiver checks before it looks into the body (BaRS API 1.4.0, receiver duties).
public final class RequestCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RequestCheck() {}

    /// Why the ids are refused; empty when both are UUIDs.
    public static Optional<ReceiverAnswer> refusal(ReceivedRequest request) {
        Optional<IdPair> ids = request.ids();
        if (ids.isEmpty()) {
            return refused("required", "X-Request-Id and X-Correlation-Id are both required.");
        }
        return areUuids(ids.get())
                ? Optional.empty()
                : refused("invalid", "X-Request-Id and X-Correlation-Id must be UUIDs.");
    }

    /// The service that the header `NHSD-Target-Identifier` names; empty when it is not readable.
    public static Optional<ServiceId> target(@Nullable String header) {
        JsonNode target = decoded(header);
        String system = target.path("system").asText();
        String value = target.path("value").asText();
        return system.isEmpty() || value.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServiceId(system, value));
    }

    /// The ODS code in the header `NHSD-End-User-Organisation`, empty when there is none.
    public static String odsCode(ReceivedRequest request) {
        return decoded(request.headers().get(BarsHeaders.END_USER_ORGANISATION))
                .at("/identifier/0/value")
                .asText();
    }

    private static JsonNode decoded(@Nullable String header) {
        if (header == null) {
            return JSON.nullNode();
        }
        try {
            return JSON.readTree(
                    new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8));
        } catch (JsonProcessingException | IllegalArgumentException notReadable) {
            return JSON.nullNode();
        }
    }

    private static Optional<ReceiverAnswer> refused(String issueType, String diagnostics) {
        return Optional.of(ReceiverOutcome.refusal(400, issueType, diagnostics));
    }

    private static boolean areUuids(IdPair ids) {
        return isUuid(ids.requestId().value()) && isUuid(ids.correlationId().value());
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
