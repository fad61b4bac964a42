package org.barsrouter.catalogue.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.catalogue.directory.DirectoryEntry.Status;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// A page of a FHIR R4 search for HealthcareServices. A service with several identifiers is there
/// once for each that our registry knows.
///
/// @param following link to the next page, absolute or relative
public record DirectoryPage(List<DirectoryEntry> entries, @Nullable URI following) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ODS = "https://fhir.nhs.uk/Id/ods-organization-code";

    public DirectoryPage {
        entries = List.copyOf(entries);
    }

    public Optional<URI> next() {
        return Optional.ofNullable(following);
    }

    /// Reads a Bundle; empty when the text is none.
    public static Optional<DirectoryPage> read(String text, IdentifierSystems systems) {
        try {
            JsonNode bundle = JSON.readTree(text);
            if (!bundle.path("resourceType").asText().equals("Bundle")) {
                return Optional.empty();
            }
            List<DirectoryEntry> entries = new ArrayList<>();
            for (JsonNode entry : bundle.path("entry")) {
                JsonNode resource = entry.path("resource");
                if (resource.path("resourceType").asText().equals("HealthcareService")) {
                    add(entries, resource, systems);
                }
            }
            return Optional.of(new DirectoryPage(entries, link(bundle)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void add(
            List<DirectoryEntry> entries, JsonNode service, IdentifierSystems systems) {
        String ods = service.at("/providedBy/identifier/value").asText("");
        String odsSystem = service.at("/providedBy/identifier/system").asText(ODS);
        for (JsonNode identifier : service.path("identifier")) {
            String system = identifier.path("system").asText("");
            String value = identifier.path("value").asText("");
            if (!value.isEmpty() && systems.knows(system)) {
                entries.add(
                        new DirectoryEntry(
                                systems.canonical(new ServiceId(system, value)).id(),
                                service.path("name").asText(""),
                                ods.isEmpty() || !odsSystem.equalsIgnoreCase(ODS) ? null : ods,
                                service.path("active").asBoolean(true)
                                        ? Status.OPEN
                                        : Status.CLOSED));
            }
        }
    }

    private static @Nullable URI link(JsonNode bundle) {
        for (JsonNode link : bundle.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return URI.create(link.path("url").asText());
            }
        }
        return null;
    }
}
