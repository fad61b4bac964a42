package org.barsrouter.catalogue.rendition;

import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.id.Uuids;

/// Logical ids of FHIR resources: UUIDv5 of environment and business key, so that the same thing
/// has the same id in every instance and after every restart, and other ones in INT and PROD.
public record LogicalIds(Deployment deployment) {

    /// Of a HealthcareService, and of the List of its Endpoints.
    public String service(ServiceId id) {
        return id("HealthcareService", id.key());
    }

    /// Of a template.
    ///
    /// @param template id in the catalogue, `product/instance`
    public String template(String template) {
        return id("Endpoint/$template", template);
    }

    /// Of an atomic Endpoint: an assignment, whose id is a UUIDv5 already.
    public String assignment(Assignment assignment) {
        return assignment.id();
    }

    private String id(String type, String key) {
        return Uuids.version5(String.join("|", "fhir", deployment.name(), type, key)).toString();
    }
}
