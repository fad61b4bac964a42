package org.barsrouter.catalogue.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.barsrouter.catalogue.resource.EndpointResource.Validity;
import org.barsrouter.catalogue.resource.FieldFault.Kind;
import org.jspecify.annotations.Nullable;

/// Reads an Endpoint or a template from JSON, tolerant of the three dialects that circulate: BaRS
/// 1.4.0, the drafts of the next catalogue, and true FHIR R4.
public final class EndpointReader {
    /// The extension by which an atomic Endpoint names its template.
    public static final String TEMPLATE_EXTENSION =
            "https://fhir.nhs.uk/StructureDefinition/Extension-EPC-EndpointTemplate";

    private static final Set<String> STATUSES =
            Set.of("active", "suspended", "error", "off", "entered-in-error", "test");
    private static final Set<String> VISIBILITIES = Set.of("public", "private");
    private static final int LONGEST_NAME = 100;

    private EndpointReader() {}

    /// What kind of Endpoint is wanted.
    public enum Kindred {
        TEMPLATE,
        ATOMIC
    }

    public static Reading<EndpointResource> read(JsonNode json, Kindred kindred) {
        Elements in = new Elements("Endpoint", json);
        List<BusinessId> identifiers = in.identifiers();
        String status = status(in);
        String name = name(in);
        List<Coded> connections = in.codes("connectionType");
        List<Coded> payloads = in.codes("payloadType");
        if (connections.size() != 1) {
            in.fault("connectionType", Kind.REQUIRED, "connectionType must have one code.");
        }
        if (payloads.isEmpty()) {
            in.fault("payloadType", Kind.REQUIRED, "payloadType must have a code.");
        }
        String organisation = in.organisation("managingOrganization");
        EndpointResource read =
                new EndpointResource(
                        null,
                        identifiers,
                        status,
                        name,
                        connections.isEmpty() ? new Coded("", "") : connections.getFirst(),
                        payloads,
                        organisation,
                        in.uri("address"),
                        visibility(in),
                        period(in, kindred),
                        template(in));
        demand(in, read, kindred);
        return in.isEmpty() ? new Reading.Understood<>(read) : new Reading.Faulty<>(in.faults());
    }

    private static void demand(Elements in, EndpointResource read, Kindred kindred) {
        boolean inherits = kindred == Kindred.ATOMIC && read.template() != null;
        if (read.productId().isEmpty() && !inherits) {
            in.fault(
                    "identifier",
                    Kind.REQUIRED,
                    "identifier must hold the product id, system " + Systems.PRODUCT_ID + ".");
        }
        if (read.address() == null && !inherits) {
            in.fault("address", Kind.REQUIRED, "address, the receiver's base URL, is missing.");
        }
        if (read.managingOrganisation() == null && !inherits) {
            in.fault(
                    "managingOrganization",
                    Kind.REQUIRED,
                    "managingOrganization, the supplier, is missing.");
        }
    }

    private static String status(Elements in) {
        String status = in.text("status");
        if (status == null) {
            in.fault("status", Kind.REQUIRED, "status is missing: active, for example.");
            return "";
        }
        if (!STATUSES.contains(status)) {
            in.fault(
                    "status",
                    Kind.VALUE,
                    "status must be active, suspended, error, off, entered-in-error or test.");
        }
        return status;
    }

    static @Nullable String name(Elements in) {
        String name = in.text("name");
        if (name != null && name.length() > LONGEST_NAME) {
            in.fault("name", Kind.VALUE, "name has more than 100 characters.");
        }
        return name;
    }

    /// `header` is the visibility flag in BaRS 1.4.0, and a list of HTTP headers in true R4, which
    /// nothing here uses.
    private static @Nullable String visibility(Elements in) {
        JsonNode header = in.root().path("header");
        if (header.isTextual()) {
            if (VISIBILITIES.contains(header.asText())) {
                return header.asText();
            }
            in.fault("header", Kind.VALUE, "header must be public or private.");
        } else if (header.isArray() && !header.isEmpty()) {
            String only = header.get(0).asText();
            return header.size() == 1 && VISIBILITIES.contains(only) ? only : null;
        }
        return null;
    }

    private static @Nullable Validity period(Elements in, Kindred kindred) {
        JsonNode period = in.root().has("Period") ? in.root().get("Period") : in.one("period");
        if (period.isMissingNode() || period.isNull()) {
            return null;
        }
        if (kindred == Kindred.TEMPLATE) {
            in.fault("period", Kind.INVARIANT, "A template has no period: services have.");
            return null;
        }
        Instant start = in.bound(period, period.has("Start") ? "Start" : "start");
        Instant end = in.bound(period, period.has("End") ? "End" : "end");
        if (start != null && end != null && end.isBefore(start)) {
            in.fault("period", Kind.INVARIANT, "period.end lies before period.start.");
        }
        return new Validity(start, end);
    }

    private static @Nullable String template(Elements in) {
        for (JsonNode extension : in.root().path("extension")) {
            if (TEMPLATE_EXTENSION.equals(extension.path("url").asText())) {
                return in.reference("extension", extension.path("valueReference"), "Endpoint")
                        .orElse(null);
            }
        }
        return null;
    }
}
