package org.barsrouter.catalogue.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.catalogue.decide.Problem;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Reads the members of one JSON object and collects what is wrong with them. What cannot be read
/// is replaced by something harmless; whoever asks for the problems afterwards throws the result
/// away.
final class Fields {
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final ServiceId NONE = new ServiceId("none", "none");

    private final JsonNode json;
    private final IdentifierSystems systems;
    private final Set<String> read = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    Fields(JsonNode json, IdentifierSystems systems) {
        this.json = json;
        this.systems = systems;
    }

    /// All problems, those of members that nobody asked for included.
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        json.fieldNames()
                .forEachRemaining(name -> {
                    if (!read.contains(name)) {
                        all.add(
                                invalid(
                                        name,
                                        "There is no such field here.",
                                        "Leave it out, or correct its name."));
                    }
                });
        return all;
    }

    String text(String name) {
        Optional<String> found = optional(name);
        if (found.isEmpty()) {
            problem(name, "It is missing.", "Give it as a text that is not empty.");
        }
        return found.orElse("");
    }

    @Nullable String textOrNull(String name) {
        return optional(name).orElse(null);
    }

    private Optional<String> optional(String name) {
        JsonNode node = node(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual() || node.textValue().isBlank()) {
            problem(name, "It is not a text, or an empty one.", "Give a text in quotes.");
            return Optional.empty();
        }
        return Optional.of(node.textValue().strip());
    }

    private JsonNode node(String name) {
        read.add(name);
        return json.path(name);
    }

    @Nullable Instant instant(String name) {
        Optional<String> text = optional(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(text.get());
        } catch (DateTimeException e) {
            problem(
                    name,
                    "“" + text.get() + "” is not an instant.",
                    "Write it like 2026-07-01T00:00:00Z.");
            return null;
        }
    }

    Instant mustInstant(String name) {
        Instant found = instant(name);
        if (found == null) {
            problem(name, "It is missing.", "Write it like 2026-07-01T00:00:00Z.");
            return Instant.EPOCH;
        }
        return found;
    }

    /// ISO 8601, such as `P90D` or `PT1H`, from zero to ten years.
    Duration duration(String name, Duration otherwise) {
        Optional<String> text = optional(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        Optional<Duration> duration =
                parsed(text.get()).filter(d -> !d.isNegative() && d.compareTo(LONGEST) <= 0);
        if (duration.isEmpty()) {
            problem(
                    name,
                    "“" + text.get() + "” is not a duration from zero to ten years.",
                    "Write it like P90D, PT12H or PT0S.");
        }
        return duration.orElse(otherwise);
    }

    private static Optional<Duration> parsed(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    int number(String name, int otherwise) {
        JsonNode node = node(name);
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            problem(name, "It is not a whole number.", "Give a number without quotes.");
            return otherwise;
        }
        return node.intValue();
    }

    @Nullable Boolean yesOrNull(String name) {
        JsonNode node = node(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isBoolean()) {
            problem(name, "It is neither true nor false.", "Give true or false without quotes.");
            return null;
        }
        return node.booleanValue();
    }

    boolean yes(String name) {
        return Boolean.TRUE.equals(yesOrNull(name));
    }

    @Nullable List<String> textsOrNull(String name) {
        JsonNode node = node(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        boolean good = node.isArray();
        for (JsonNode each : node) {
            good &= each.isTextual();
            texts.add(each.asText());
        }
        if (!good) {
            problem(name, "It is not a list of texts.", "Write it like [\"a\", \"b\"].");
            return List.of();
        }
        return texts;
    }

    List<String> texts(String name) {
        List<String> found = textsOrNull(name);
        if (found == null) {
            problem(name, "It is missing.", "Write it like [\"a\", \"b\"].");
            return List.of();
        }
        return found;
    }

    /// `system|value`, canonical; a bare value is a DoS service id.
    ServiceId service(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return NONE;
        }
        Optional<ServiceId> id =
                text.indexOf('|') < 0
                        ? Optional.of(new ServiceId(IdentifierSystems.DOS_SERVICE_ID, text))
                        : ServiceId.parse(text);
        if (id.isEmpty()) {
            problem(name, "It is not system|value.", "Give the system, a bar and the value.");
            return NONE;
        }
        return systems.canonical(id.get()).id();
    }

    JsonNode object(String name) {
        JsonNode node = node(name);
        if (node.isMissingNode() || node.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!node.isObject()) {
            problem(name, "It is not an object.", "Write it in curly brackets.");
            return JsonNodeFactory.instance.objectNode();
        }
        return node;
    }

    void problem(String field, String what, String remedy) {
        problems.add(invalid(field, what, remedy));
    }

    private static Problem invalid(String field, String what, String remedy) {
        return new Problem(Code.INVALID, field, field + ": " + what, remedy);
    }
}
