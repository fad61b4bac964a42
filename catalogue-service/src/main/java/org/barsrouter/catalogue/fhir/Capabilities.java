package org.barsrouter.catalogue.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/// What our own base path can do, as a CapabilityStatement.
final class Capabilities {
    /// When what it can do last changed.
    private static final String SINCE = "2026-11-28";

    private Capabilities() {}

    static String of(FhirCall call) {
        CapabilityStatement out = new CapabilityStatement();
        out.setStatus(PublicationStatus.ACTIVE).setDateElement(new DateTimeType(SINCE));
        out.setKind(CapabilityStatementKind.INSTANCE).setFhirVersion(FHIRVersion._4_0_1);
        out.getSoftware().setName("BaRS Router, Endpoint Catalogue");
        out.getImplementation().setDescription("Endpoint Catalogue").setUrl(call.baseUrl());
        out.addFormat("application/fhir+json");
        CapabilityStatementRestComponent rest = out.addRest();
        rest.setMode(RestfulCapabilityMode.SERVER);
        rest.addOperation()
                .setName("explain")
                .setDefinition("urn:barsrouter:operation:explain")
                .setDocumentation("Where a message would go, and why: target, at, op, version.");
        resource(rest, "HealthcareService");
        resource(rest, "Endpoint")
                .addOperation()
                .setName("template")
                .setDefinition("urn:barsrouter:operation:template")
                .setDocumentation(
                        "Endpoint/$template and Endpoint/ID/$template: what Endpoints are made from.");
        resource(rest, "List");
        return R4Dialect.write(out);
    }

    private static CapabilityStatementRestResourceComponent resource(
            CapabilityStatementRestComponent rest, String type) {
        CapabilityStatementRestResourceComponent resource = rest.addResource().setType(type);
        resource.setVersioning(ResourceVersionPolicy.VERSIONEDUPDATE)
                .setUpdateCreate(false)
                .setConditionalDelete(ConditionalDeleteStatus.NOTSUPPORTED);
        boolean view = type.equals("List");
        List<TypeRestfulInteraction> interactions =
                view
                        ? List.of(
                                TypeRestfulInteraction.READ,
                                TypeRestfulInteraction.UPDATE,
                                TypeRestfulInteraction.SEARCHTYPE)
                        : List.of(
                                TypeRestfulInteraction.READ,
                                TypeRestfulInteraction.CREATE,
                                TypeRestfulInteraction.UPDATE,
                                TypeRestfulInteraction.DELETE,
                                TypeRestfulInteraction.SEARCHTYPE);
        interactions.forEach(interaction -> resource.addInteraction().setCode(interaction));
        if (view) {
            resource.addSearchParam().setName("subject").setType(SearchParamType.REFERENCE);
            return resource;
        }
        List.of("identifier", "organization", "connection-type", "payload-type")
                .forEach(name ->
                        resource.addSearchParam().setName(name).setType(SearchParamType.TOKEN));
        return resource;
    }
}
