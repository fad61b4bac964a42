package org.barsrouter.catalogue.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.jspecify.annotations.Nullable;

/// What a route changes in the default policy, as JSON and back; durations are ISO 8601.
final class PolicyJson {
    private PolicyJson() {}

    /// Empty when nothing is changed.
    static String of(PolicyOverrides policy) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        policy.attemptTimeout().ifPresent(v -> json.put("attemptTimeout", v.toString()));
        policy.relayDeadline().ifPresent(v -> json.put("relayDeadline", v.toString()));
        policy.maxInFlight().ifPresent(v -> json.put("maxInFlight", v));
        policy.ratePerSecond().ifPresent(v -> json.put("ratePerSecond", v));
        policy.retryInitial().ifPresent(v -> json.put("retryInitial", v.toString()));
        policy.retryMax().ifPresent(v -> json.put("retryMax", v.toString()));
        policy.maxAge().ifPresent(v -> json.put("maxAge", v.toString()));
        policy.order().ifPresent(v -> json.put("order", v.name()));
        policy.relayRepeat().ifPresent(v -> json.put("relayRepeat", v.name()));
        return json.isEmpty() ? "" : json.toString();
    }

    static PolicyOverrides read(JsonNode json) {
        if (!json.isObject()) {
            return PolicyOverrides.none();
        }
        JsonNode order = json.path("order");
        JsonNode repeat = json.path("relayRepeat");
        JsonNode inFlight = json.path("maxInFlight");
        JsonNode rate = json.path("ratePerSecond");
        return new PolicyOverrides.Builder()
                .attemptTimeout(duration(json.path("attemptTimeout")))
                .relayDeadline(duration(json.path("relayDeadline")))
                .maxInFlight(inFlight.isNumber() ? inFlight.intValue() : null)
                .ratePerSecond(rate.isNumber() ? rate.doubleValue() : null)
                .retryInitial(duration(json.path("retryInitial")))
                .retryMax(duration(json.path("retryMax")))
                .maxAge(duration(json.path("maxAge")))
                .order(order.isTextual() ? Policy.Order.valueOf(order.textValue()) : null)
                .relayRepeat(
                        repeat.isTextual() ? Policy.RelayRepeat.valueOf(repeat.textValue()) : null)
                .build();
    }

    private static @Nullable Duration duration(JsonNode text) {
        return text.isTextual() ? Duration.parse(text.textValue()) : null;
    }
}
