package org.barsrouter.catalogue.fhir;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.barsrouter.catalogue.resource.BusinessId;
import org.barsrouter.catalogue.resource.Coded;
import org.barsrouter.catalogue.resource.EndpointReader;
import org.barsrouter.catalogue.resource.EndpointResource;
import org.barsrouter.catalogue.resource.EndpointResource.Validity;
import org.barsrouter.catalogue.resource.PriorityList;
import org.barsrouter.catalogue.resource.ResourceMeta;
import org.barsrouter.catalogue.resource.ServiceResource;
import org.barsrouter.catalogue.resource.Systems;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Endpoint.EndpointStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UrlType;
import org.jspecify.annotations.Nullable;

/// Catalogue resources as true FHIR R4. A reader who may not see an address gets the resource
/// tagged SUBSETTED, its address marked as masked: R4 does not let it be left out.
final class R4Resources {
    private static final String ABSENT =
            "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String SUBSETTED =
            "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";
    private static final String UKCORE_SERVICE =
            "https://fhir.hl7.org.uk/StructureDefinition/UKCore-HealthcareService";
    private static final String ORDER = "http://terminology.hl7.org/CodeSystem/list-order";

    private R4Resources() {}

    static Endpoint endpoint(EndpointResource from) {
        Endpoint to = new Endpoint();
        about(to, from.meta());
        from.identifiers().forEach(id -> to.addIdentifier(identifier(id)));
        to.setStatus(EndpointStatus.fromCode(from.status()));
        to.setName(from.name());
        to.setConnectionType(coding(from.connectionType()));
        from.payloadTypes()
                .forEach(payload -> to.addPayloadType(new CodeableConcept(coding(payload))));
        if (from.managingOrganisation() != null) {
            to.setManagingOrganization(organisation(from.managingOrganisation()));
        }
        if (from.address() != null) {
            to.setAddress(from.address().toString());
        } else {
            UrlType masked = new UrlType();
            masked.addExtension(new Extension(ABSENT, new CodeType("masked")));
            to.setAddressElement(masked);
            to.getMeta().addTag(new Coding().setSystem(SUBSETTED).setCode("SUBSETTED"));
        }
        period(to, from.period());
        if (from.template() != null) {
            to.addExtension(
                    new Extension(
                            EndpointReader.TEMPLATE_EXTENSION,
                            new Reference("Endpoint/" + from.template())));
        }
        return to;
    }

    static HealthcareService service(ServiceResource from) {
        HealthcareService to = new HealthcareService();
        about(to, from.meta());
        to.getMeta().addProfile(UKCORE_SERVICE);
        from.identifiers().forEach(id -> to.addIdentifier(identifier(id)));
        to.setActive(from.active());
        to.setName(from.name());
        if (from.providedBy() != null) {
            to.setProvidedBy(organisation(from.providedBy()));
        }
        from.endpoints().forEach(id -> to.addEndpoint(new Reference("Endpoint/" + id)));
        return to;
    }

    static ListResource list(PriorityList from) {
        ListResource to = new ListResource();
        about(to, from.meta());
        to.setStatus(ListResource.ListStatus.CURRENT);
        to.setMode(ListResource.ListMode.WORKING);
        to.setOrderedBy(new CodeableConcept(new Coding().setSystem(ORDER).setCode("priority")));
        to.setSubject(new Reference("HealthcareService/" + from.service()));
        from.endpoints().forEach(id -> to.addEntry().setItem(new Reference("Endpoint/" + id)));
        return to;
    }

    private static void about(Resource to, @Nullable ResourceMeta meta) {
        if (meta != null) {
            to.setId(meta.id());
            to.getMeta().setVersionId(Long.toString(meta.version()));
            to.getMeta().setLastUpdatedElement(instant(meta.lastUpdated()));
        }
    }

    private static void period(Endpoint to, @Nullable Validity period) {
        if (period == null) {
            return;
        }
        if (period.start() != null) {
            to.getPeriod().setStartElement(new DateTimeType(text(period.start())));
        }
        if (period.end() != null) {
            to.getPeriod().setEndElement(new DateTimeType(text(period.end())));
        }
    }

    /// In UTC, whatever the zone of this machine.
    static InstantType instant(Instant at) {
        return new InstantType(text(at));
    }

    /// FHIR's instants and times have milliseconds at most.
    private static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static Identifier identifier(BusinessId id) {
        return new Identifier().setSystem(id.system()).setValue(id.value());
    }

    private static Coding coding(Coded code) {
        return new Coding().setSystem(code.system()).setCode(code.code());
    }

    private static Reference organisation(String ods) {
        return new Reference().setIdentifier(new Identifier().setSystem(Systems.ODS).setValue(ods));
    }
}
