package org.barsrouter.catalogue.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.barsrouter.catalogue.resource.FieldFault.Kind;

/// Reads a HealthcareService or the List of its Endpoints from JSON in any of the dialects.
public final class ServiceReader {
    private ServiceReader() {}

    public static Reading<ServiceResource> read(JsonNode json) {
        Elements in = new Elements("HealthcareService", json);
        List<BusinessId> identifiers = in.identifiers();
        ServiceResource read =
                new ServiceResource(
                        null,
                        identifiers,
                        in.truth("active").orElse(true),
                        in.organisation("providedBy"),
                        EndpointReader.name(in),
                        distinct(in, "endpoint", in.references("endpoint", "Endpoint")));
        if (read.principal().isEmpty() && !identifiers.isEmpty()) {
            in.fault(
                    "identifier",
                    Kind.REQUIRED,
                    "identifier must hold the service's own id: a product id alone names no service.");
        }
        if (read.providedBy() == null && in.isEmpty()) {
            in.fault("providedBy", Kind.REQUIRED, "providedBy, the provider, is missing.");
        }
        if (read.name() == null && in.isEmpty()) {
            in.fault("name", Kind.REQUIRED, "name is missing.");
        }
        return in.isEmpty() ? new Reading.Understood<>(read) : new Reading.Faulty<>(in.faults());
    }

    /// Reads the order of a service's Endpoints.
    public static Reading<PriorityList> readList(JsonNode json) {
        Elements in = new Elements("List", json);
        String subject =
                in.reference("subject", json.path("subject"), "HealthcareService").orElse("");
        List<String> endpoints = new ArrayList<>();
        for (JsonNode entry : json.path("entry")) {
            in.reference("entry.item", entry.path("item"), "Endpoint").ifPresent(endpoints::add);
        }
        String status = in.text("status");
        if (status != null && !status.equals("current")) {
            in.fault("status", Kind.NOT_SUPPORTED, "Only the current List of a service is kept.");
        }
        PriorityList read = new PriorityList(null, subject, distinct(in, "entry", endpoints));
        return in.isEmpty() ? new Reading.Understood<>(read) : new Reading.Faulty<>(in.faults());
    }

    private static List<String> distinct(Elements in, String element, List<String> ids) {
        if (new HashSet<>(ids).size() < ids.size()) {
            in.fault(element, Kind.INVARIANT, element + " names an Endpoint twice.");
        }
        return ids;
    }
}
