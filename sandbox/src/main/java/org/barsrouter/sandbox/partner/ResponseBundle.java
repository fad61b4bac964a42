package org.barsrouter.sandbox.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

/// The message with which a receiver answers `$process-message`: the resource in focus with the
/// receiver's own id, and who it is about.
///
/// @param created the receiver's id of the resource that it made
/// @param service as which it answers; the one that the message names, if it is empty
record ResponseBundle(MessageReading request, UUID created, Instant now, String service) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> REPEATED = Set.of("Patient", "Organization");

    String render() {
        ObjectNode bundle = NODES.objectNode();
        bundle.put("resourceType", "Bundle");
        bundle.put("id", request.bundle().path("id").asText());
        bundle.set("meta", request.bundle().path("meta").deepCopy());
        bundle.put("type", "message");
        bundle.put("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
        bundle.set("entry", entries());
        return bundle.toString();
    }

    private ArrayNode entries() {
        String focus = request.header().at("/focus/0/reference").asText();
        ArrayNode entries = NODES.arrayNode();
        for (JsonNode entry : request.bundle().path("entry")) {
            String type = entry.at("/resource/resourceType").asText();
            if (type.equals("MessageHeader")) {
                entries.add(with(entry, header(entry.path("resource"))));
            } else if (entry.path("fullUrl").asText().equals(focus)) {
                entries.add(with(entry, made(entry.path("resource"))));
            } else if (REPEATED.contains(type)) {
                entries.add(entry.deepCopy());
            }
        }
        return entries;
    }

    private static ObjectNode with(JsonNode entry, ObjectNode resource) {
        ObjectNode changed = NODES.objectNode();
        changed.put("fullUrl", entry.path("fullUrl").asText());
        changed.set("resource", resource);
        return changed;
    }

    private ObjectNode made(JsonNode resource) {
        ObjectNode copy = resource.deepCopy();
        copy.put("id", created.toString());
        return copy;
    }

    private ObjectNode header(JsonNode original) {
        ObjectNode header = original.deepCopy();
        String sender = original.at("/source/endpoint").asText();
        String receiver = original.at("/destination/0/endpoint").asText();
        ObjectNode source = header.putObject("source");
        source.put("name", "Simulated receiver");
        source.put("endpoint", service.isEmpty() ? receiver : service);
        header.remove("destination");
        header.putArray("destination").addObject().put("endpoint", sender);
        ObjectNode response = header.putObject("response");
        response.put("identifier", request.bundle().path("id").asText());
        response.put("code", "ok");
        return header;
    }
}
