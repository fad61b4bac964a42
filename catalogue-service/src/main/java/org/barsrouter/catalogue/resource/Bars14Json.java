package org.barsrouter.catalogue.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.barsrouter.catalogue.resource.EndpointResource.Validity;
import org.jspecify.annotations.Nullable;

/// Writes resources in the shapes that BaRS 1.4.0 published, which are not FHIR R4: connectionType
/// is a CodeableConcept, organisations stand in arrays, and `header` says who may see the address.
public final class Bars14Json {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ENDPOINT_PROFILE =
            "http://hl7.org/fhir/StructureDefinition/Endpoint";
    private static final List<String> SERVICE_PROFILES =
            List.of(
                    "http://hl7.org/fhir/StructureDefinition/HealthcareService",
                    "https://fhir.hl7.org.uk/StructureDefinition/UKCore-HealthcareService");

    private Bars14Json() {}

    public static ObjectNode endpoint(EndpointResource endpoint) {
        ObjectNode out = resource("Endpoint", endpoint.meta(), List.of(ENDPOINT_PROFILE));
        out.set("identifier", identifiers(endpoint.identifiers()));
        out.put("status", endpoint.status());
        putIfThere(out, "name", endpoint.name());
        out.set("connectionType", concept(endpoint.connectionType()));
        ArrayNode payloads = out.putArray("payloadType");
        endpoint.payloadTypes().forEach(payload -> payloads.add(concept(payload)));
        organisation(out, "managingOrganization", endpoint.managingOrganisation());
        if (endpoint.address() != null) {
            out.put("address", endpoint.address().toString());
        }
        out.put("header", endpoint.visibility() == null ? "public" : endpoint.visibility());
        period(out, endpoint.period());
        return out;
    }

    public static ObjectNode service(ServiceResource service) {
        ObjectNode out = resource("HealthcareService", service.meta(), SERVICE_PROFILES);
        out.set("identifier", identifiers(service.identifiers()));
        out.put("active", service.active());
        organisation(out, "providedBy", service.providedBy());
        putIfThere(out, "name", service.name());
        ArrayNode endpoints = out.putArray("endpoint");
        service.endpoints().forEach(id -> endpoints.addObject().put("reference", "Endpoint/" + id));
        return out;
    }

    private static ObjectNode resource(
            String type, @Nullable ResourceMeta meta, List<String> profiles) {
        ObjectNode out = JSON.objectNode();
        out.put("resourceType", type);
        if (meta != null) {
            out.put("id", meta.id());
            ObjectNode about = out.putObject("meta");
            about.put("versionId", Long.toString(meta.version()));
            about.put("lastUpdated", meta.lastUpdated().toString());
            ArrayNode profile = about.putArray("profile");
            profiles.forEach(profile::add);
        }
        return out;
    }

    private static ArrayNode identifiers(List<BusinessId> ids) {
        ArrayNode out = JSON.arrayNode();
        ids.forEach(id -> out.addObject().put("system", id.system()).put("value", id.value()));
        return out;
    }

    private static ObjectNode concept(Coded code) {
        ObjectNode out = JSON.objectNode();
        out.putArray("coding").addObject().put("system", code.system()).put("code", code.code());
        return out;
    }

    private static void organisation(ObjectNode out, String element, @Nullable String ods) {
        if (ods != null) {
            out.putArray(element)
                    .addObject()
                    .putObject("identifier")
                    .put("system", Systems.ODS)
                    .put("value", ods);
        }
    }

    private static void period(ObjectNode out, @Nullable Validity period) {
        if (period == null) {
            return;
        }
        ObjectNode node = out.putObject("period");
        if (period.start() != null) {
            node.put("start", period.start().toString());
        }
        if (period.end() != null) {
            node.put("end", period.end().toString());
        }
    }

    private static void putIfThere(ObjectNode out, String element, @Nullable String text) {
        if (text != null) {
            out.put(element, text);
        }
    }
}
