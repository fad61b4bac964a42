package org.barsrouter.catalogue.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.barsrouter.catalogue.change.Label.Visibility;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;
import org.barsrouter.routing.route.Suspension;
import org.barsrouter.routing.route.Technical;
import org.barsrouter.routing.route.Technical.AddressKind;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Reads what [RouteJson] wrote: a revert starts from what an event keeps as before.
public final class RouteText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RouteText() {}

    /// The service that a text of ours describes.
    ///
    /// @throws IllegalArgumentException when it is not one of ours
    public static Route.Service service(String text) {
        JsonNode json = tree(text);
        return ContentHash.of(
                new Route.Service(
                        id(json.path("service").asText()),
                        json.path("active").asBoolean(),
                        text(json, "providedBy"),
                        text(json, "name"),
                        texts(json.path("grantedProducts")),
                        json.path("takesBookingResponse").asBoolean(),
                        all(json.path("assignments"), RouteText::assignment),
                        "",
                        all(json.path("identifiers"), node -> id(node.asText())),
                        all(json.path("inactive"), RouteText::suspension)));
    }

    /// The endpoint that a text of ours describes.
    ///
    /// @throws IllegalArgumentException when it is not one of ours
    public static Endpoint endpoint(String text) {
        return endpoint(tree(text));
    }

    /// The label of the endpoint that a text of ours describes.
    public static Label label(String text) {
        JsonNode json = tree(text);
        return new Label(
                text(json, "name"),
                "private".equals(text(json, "visibility"))
                        ? Visibility.PRIVATE
                        : Visibility.PUBLIC);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event's before or after is not JSON", e);
        }
    }

    private static Assignment assignment(JsonNode json) {
        return new Assignment(
                json.path("id").asText(),
                json.path("rank").asInt(),
                period(json),
                json.path("active").asBoolean(),
                all(json.path("suspensions"), RouteText::suspension),
                instant(json, "drainUntil"),
                endpoint(json.path("endpoint")),
                PolicyJson.read(json.path("policy")));
    }

    private static Endpoint endpoint(JsonNode json) {
        return new Endpoint(
                json.path("id").asText(),
                json.path("product").asText(),
                json.path("instance").asText(),
                json.path("connectionType").asText(),
                json.path("payloadType").asText(),
                text(json, "managingOrganisation"),
                Endpoint.Status.valueOf(json.path("status").asText()),
                all(json.path("addresses"), RouteText::address),
                all(json.path("suspensions"), RouteText::suspension),
                json.path("slices").asInt(),
                PolicyJson.read(json.path("policy")),
                technical(json));
    }

    private static Technical technical(JsonNode json) {
        return json.path("addressKind").isTextual()
                ? new Technical(
                        json.path("fhirVersion").asText(),
                        AddressKind.of(json.path("addressKind").asText()),
                        json.path("securityProfile").asText(),
                        texts(json.path("barsVersions")))
                : Technical.bars();
    }

    private static Endpoint.Address address(JsonNode json) {
        return new Endpoint.Address(
                Instant.parse(json.path("from").asText()), URI.create(json.path("url").asText()));
    }

    private static Suspension suspension(JsonNode json) {
        String cause = text(json, "cause");
        return new Suspension(
                period(json),
                json.path("reason").asText(),
                cause == null ? Suspension.Cause.ITSELF : Suspension.Cause.valueOf(cause));
    }

    private static Period period(JsonNode json) {
        return new Period(Instant.parse(json.path("from").asText()), instant(json, "to"));
    }

    private static ServiceId id(String key) {
        return ServiceId.parse(key)
                .orElseThrow(
                        () -> new IllegalArgumentException("an identifier is not system|value"));
    }

    private static @Nullable Instant instant(JsonNode json, String name) {
        String text = text(json, name);
        return text == null ? null : Instant.parse(text);
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.path(name).isTextual() ? json.path(name).textValue() : null;
    }

    private static List<String> texts(JsonNode array) {
        return all(array, JsonNode::asText);
    }

    private static <T> List<T> all(JsonNode array, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        array.forEach(node -> all.add(read.apply(node)));
        return all;
    }
}
