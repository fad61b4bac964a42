package org.barsrouter.catalogue.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.catalogue.resource.FieldFault.Kind;
import org.jspecify.annotations.Nullable;

/// Takes elements out of a resource's JSON in whichever shape the dialects write them: one or an
/// array of one, a Coding or a CodeableConcept; collects what cannot be understood.
final class Elements {
    private final String type;
    private final JsonNode root;
    private final List<FieldFault> faults = new ArrayList<>();

    /// @param type the resource type that is wanted
    Elements(String type, JsonNode root) {
        this.type = type;
        this.root = root;
        if (!root.isObject()) {
            fault("", Kind.STRUCTURE, "The body is not a JSON object.");
        } else if (!type.equals(root.path("resourceType").asText())) {
            fault("resourceType", Kind.STRUCTURE, "resourceType must be " + type + ".");
        }
    }

    void fault(String element, Kind kind, String text) {
        faults.add(new FieldFault(element.isEmpty() ? type : type + "." + element, kind, text));
    }

    List<FieldFault> faults() {
        return faults;
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /// The element itself, or the first of an array; a missing node when there is none.
    JsonNode one(String element) {
        JsonNode node = root.path(element);
        if (!node.isArray()) {
            return node;
        }
        if (node.size() > 1) {
            fault(element, Kind.NOT_SUPPORTED, element + " may stand once only.");
        }
        return node.isEmpty() ? MissingNode.getInstance() : node.get(0);
    }

    private List<JsonNode> many(String element) {
        JsonNode node = root.path(element);
        List<JsonNode> nodes = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(nodes::add);
        } else if (!node.isMissingNode() && !node.isNull()) {
            nodes.add(node);
        }
        return nodes;
    }

    @Nullable String text(String element) {
        JsonNode node = one(element);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            fault(element, Kind.STRUCTURE, element + " must be a text.");
            return null;
        }
        String text = node.asText().strip();
        return text.isEmpty() ? null : text;
    }

    Optional<Boolean> truth(String element) {
        JsonNode node = root.path(element);
        if (node.isBoolean()) {
            return Optional.of(node.asBoolean());
        }
        if (!node.isMissingNode() && !node.isNull()) {
            fault(element, Kind.STRUCTURE, element + " must be true or false.");
        }
        return Optional.empty();
    }

    /// Every Identifier; at least one is wanted.
    List<BusinessId> identifiers() {
        List<BusinessId> ids = new ArrayList<>();
        for (JsonNode node : many("identifier")) {
            String system = node.path("system").asText("").strip();
            String value = node.path("value").asText("");
            if (system.isEmpty() || value.isEmpty()) {
                fault("identifier", Kind.REQUIRED, "An identifier needs a system and a value.");
            } else if (!value.equals(value.strip())) {
                fault("identifier", Kind.VALUE, "An identifier's value has blanks around it.");
            } else {
                ids.add(Systems.canonical(new BusinessId(system, value)));
            }
        }
        if (ids.isEmpty() && faults.isEmpty()) {
            fault("identifier", Kind.REQUIRED, "identifier is missing.");
        }
        return ids;
    }

    /// The ODS code that a Reference carries as its identifier.
    @Nullable String organisation(String element) {
        JsonNode node = one(element);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        JsonNode id = node.path("identifier");
        String value = id.path("value").asText("").strip();
        String system = id.path("system").asText(Systems.ODS);
        if (value.isEmpty()) {
            fault(
                    element,
                    Kind.VALUE,
                    element + " must name an organisation by identifier with its ODS code.");
            return null;
        }
        if (!Systems.isOds(new BusinessId(system, value))) {
            fault(element, Kind.VALUE, element + ".identifier.system must be " + Systems.ODS + ".");
            return null;
        }
        return value.toUpperCase(java.util.Locale.ROOT);
    }

    /// Codes in whichever shape: Coding, CodeableConcept, or either behind `valueCodeableConcept`.
    List<Coded> codes(String element) {
        List<Coded> codes = new ArrayList<>();
        for (JsonNode node : many(element)) {
            JsonNode concept =
                    node.has("valueCodeableConcept") ? node.get("valueCodeableConcept") : node;
            JsonNode coding = concept.path("coding");
            if (coding.isArray()) {
                coding.forEach(each -> code(element, each, codes));
            } else {
                code(element, coding.isObject() ? coding : concept, codes);
            }
        }
        return codes;
    }

    private void code(String element, JsonNode node, List<Coded> codes) {
        String code = node.path("code").asText("").strip();
        if (code.isEmpty()) {
            fault(element, Kind.REQUIRED, element + " needs a code.");
        } else {
            codes.add(new Coded(Systems.canonical(node.path("system").asText("")), code));
        }
    }

    @Nullable URI uri(String element) {
        String text = text(element);
        if (text == null) {
            return null;
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            fault(element, Kind.VALUE, element + " is not a URL.");
            return null;
        }
    }

    /// An instant of `period` or `Period`; a bare date is the start of that day in UTC, or its last
    /// second where the period ends.
    @Nullable Instant bound(JsonNode period, String bound) {
        JsonNode node = period.path(bound);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        String text = node.asText();
        try {
            if (text.length() != 10) {
                return OffsetDateTime.parse(text).toInstant();
            }
            LocalDate day = LocalDate.parse(text);
            return bound.equalsIgnoreCase("end")
                    ? day.atTime(23, 59, 59).toInstant(ZoneOffset.UTC)
                    : day.atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            fault(
                    "period." + bound,
                    Kind.VALUE,
                    "period." + bound + " must be like 2026-07-01T00:00:00Z or 2026-07-01.");
            return null;
        }
    }

    /// Logical ids that references of one type name, `Endpoint/ID` for example.
    List<String> references(String element, String target) {
        List<String> ids = new ArrayList<>();
        for (JsonNode node : many(element)) {
            reference(element, node, target).ifPresent(ids::add);
        }
        return ids;
    }

    Optional<String> reference(String element, JsonNode node, String target) {
        String text = node.path("reference").asText("");
        int at = text.lastIndexOf(target + "/");
        String id = at < 0 ? "" : text.substring(at + target.length() + 1);
        if (id.isEmpty() || id.contains("/")) {
            fault(element, Kind.VALUE, element + " must refer to a resource as " + target + "/ID.");
            return Optional.empty();
        }
        return Optional.of(id);
    }

    JsonNode root() {
        return root;
    }
}
