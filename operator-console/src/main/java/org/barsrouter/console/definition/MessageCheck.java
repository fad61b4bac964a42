package org.barsrouter.console.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Holds one message against the standard: that it is a message, that what routing reads is there,
/// and that it is made of the resources that its MessageDefinition names. Ids, types and counts are
/// all that it looks at.
public final class MessageCheck {
    private static final int ROUTING = 2;
    private static final int STRUCTURE = 3;
    private static final String HEADER = "MessageHeader";

    private final JsonNode message;
    private final MessageDefinitions definitions;
    private final List<Remark> remarks = new ArrayList<>();

    /// What came of it.
    ///
    /// @param definition what the message was held against; empty when it names none that is known
    /// @param found resources by type
    public record Report(
            Optional<MessageDefinition> definition,
            Map<String, Integer> found,
            List<Remark> remarks) {}

    private MessageCheck(JsonNode message, MessageDefinitions definitions) {
        this.message = message;
        this.definitions = definitions;
    }

    /// Checks a message.
    ///
    /// @param wanted definition to use instead of the one that the message names
    public static Report check(
            JsonNode message, MessageDefinitions definitions, @Nullable MessageDefinition wanted) {
        return new MessageCheck(message, definitions).report(wanted);
    }

    private Report report(@Nullable MessageDefinition wanted) {
        require("Bundle", message.path("resourceType"), "Bundle.resourceType");
        require("message", message.path("type"), "Bundle.type");
        JsonNode header = message.at("/entry/0/resource");
        require(HEADER, header.path("resourceType"), "Bundle.entry[0].resource.resourceType");
        present(message.path("id"), "Bundle.id");
        present(header.path("eventCoding").path("code"), HEADER + ".eventCoding.code");
        present(header.at("/destination/0/endpoint"), HEADER + ".destination[0].endpoint");
        present(header.at("/source/endpoint"), HEADER + ".source.endpoint");
        present(header.at("/reason/coding/0/code"), HEADER + ".reason.coding[0].code");
        Optional<MessageDefinition> definition =
                Optional.ofNullable(wanted).or(() -> named(header));
        Map<String, Integer> found = found();
        definition.ifPresent(known -> {
            if (!known.event().equals(header.path("eventCoding").path("code").asText())) {
                remarks.add(
                        new Remark(
                                ROUTING,
                                HEADER + ".eventCoding.code",
                                known.name() + " is for the event " + known.event() + "."));
            }
            compare(known, found);
        });
        return new Report(definition, found, List.copyOf(remarks));
    }

    private void require(String value, JsonNode node, String where) {
        if (!node.asText().equals(value)) {
            remarks.add(new Remark(ROUTING, where, "It must be " + value + "."));
        }
    }

    private void present(JsonNode node, String where) {
        if (node.asText().isBlank()) {
            remarks.add(new Remark(ROUTING, where, "It is missing."));
        }
    }

    private Optional<MessageDefinition> named(JsonNode header) {
        Optional<MessageDefinition> named = definitions.find(header.path("definition").asText());
        if (named.isEmpty()) {
            remarks.add(
                    new Remark(
                            ROUTING,
                            HEADER + ".definition",
                            "It names none of the standard's definitions, so that nobody knows what belongs into the message."));
        }
        return named;
    }

    private Map<String, Integer> found() {
        Map<String, Integer> found = new TreeMap<>();
        message.path("entry")
                .forEach(entry ->
                        found.merge(entry.at("/resource/resourceType").asText(), 1, Integer::sum));
        return found;
    }

    private void compare(MessageDefinition definition, Map<String, Integer> found) {
        definition
                .resources()
                .forEach((type, count) -> {
                    int there = found.getOrDefault(type, 0);
                    if (!count.allows(there)) {
                        remarks.add(
                                new Remark(
                                        STRUCTURE,
                                        type,
                                        "There are %d; %s wants %s."
                                                .formatted(
                                                        there, definition.name(), count.text())));
                    }
                });
        found.forEach((type, there) -> {
            if (!definition.resources().containsKey(type)) {
                remarks.add(
                        new Remark(
                                STRUCTURE,
                                type.isEmpty() ? "an entry without resource" : type,
                                "There are %d; %s knows none."
                                        .formatted(there, definition.name())));
            }
        });
    }
}
