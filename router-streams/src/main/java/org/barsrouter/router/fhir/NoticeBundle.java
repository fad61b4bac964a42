package org.barsrouter.router.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.id.Uuids;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/// The FHIR message that tells a sender how its deferred message ended: what the receiver said, in
/// an envelope that answers the original (BaRS core, asynchronous responses). Every id and instant
/// follows from the outcome, so that building it twice gives the same bytes.
public final class NoticeBundle {
    private static final String EVENTS = "https://fhir.nhs.uk/CodeSystem/message-events-bars";
    private static final String REASONS = "https://fhir.nhs.uk/CodeSystem/message-reason-bars";
    private static final String ODS_CODE = "https://fhir.nhs.uk/Id/ods-organization-code";
    private static final String PROFILE =
            "https://fhir.nhs.uk/StructureDefinition/BARSBundleMessage";
    private static final String NAME = "BaRS Router";
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final FhirContext fhir;
    private final Carried carried;
    private final int maxBytes;

    /// @param maxBytes largest notice; a receiver's answer that would make it larger is only named
    public NoticeBundle(FhirContext fhir, int maxBytes) {
        this.fhir = fhir;
        this.carried = new Carried(fhir);
        this.maxBytes = maxBytes;
    }

    /// Lets HAPI read its model now: that takes about a second, for which the first notice would
    /// hold up every message on its thread.
    public void warmUp() {
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(new MessageHeader());
        bundle.addEntry().setResource(new Organization().setName(NAME));
        String json = new String(encode(bundle), StandardCharsets.UTF_8);
        Parsers.json(fhir).parseResource(Bundle.class, json);
    }

    /// Bundle.id and X-Request-Id of the notice about an outcome.
    public static String idOf(Outcome outcome) {
        return Uuids.version5(outcome.getDeliveryId()).toString();
    }

    /// A booking is answered as a booking, which its sender has declared to take; all else as a
    /// service request.
    public static String eventOf(Outcome outcome) {
        return "booking-request".equals(outcome.getEvent())
                ? "booking-response"
                : "servicerequest-response";
    }

    /// The notice as FHIR JSON.
    public byte[] render(Outcome outcome) {
        byte[] whole = encode(bundle(outcome, carried.of(outcome)));
        return whole.length <= maxBytes
                ? whole
                : encode(bundle(outcome, carried.tooLargeToCarry(outcome)));
    }

    private byte[] encode(Bundle bundle) {
        return Parsers.json(fhir).encodeResourceToString(bundle).getBytes(StandardCharsets.UTF_8);
    }

    private static Bundle bundle(Outcome outcome, List<BundleEntryComponent> carried) {
        Bundle bundle = new Bundle();
        bundle.setId(idOf(outcome));
        bundle.getMeta().addProfile(PROFILE).setLastUpdatedElement(instant(outcome.getEndedAt()));
        bundle.setType(Bundle.BundleType.MESSAGE);
        bundle.setTimestampElement(instant(outcome.getEndedAt()));
        MessageHeader header = header(outcome, carried);
        bundle.addEntry(entry(outcome, "header", header));
        bundle.addEntry(entry(outcome, "sender", new Organization().setName(NAME)));
        String odsCode = outcome.getCaller().getOdsCode();
        if (odsCode != null) {
            Organization receiver = new Organization();
            receiver.addIdentifier().setSystem(ODS_CODE).setValue(odsCode);
            bundle.addEntry(entry(outcome, "receiver", receiver));
            header.getDestinationFirstRep().setReceiver(reference(outcome, "receiver"));
        }
        carried.forEach(bundle::addEntry);
        return bundle;
    }

    private static MessageHeader header(Outcome outcome, List<BundleEntryComponent> carried) {
        MessageHeader header = new MessageHeader();
        header.getEventCoding().setSystem(EVENTS).setCode(eventOf(outcome));
        header.addDestination().setEndpoint(canonical(outcome.getSourceService()));
        header.setSender(reference(outcome, "sender"));
        header.getSource().setName(NAME).setEndpoint(canonical(outcome.getTarget()));
        header.getReason().addCoding().setSystem(REASONS).setCode("new");
        String original = outcome.getBundleId();
        header.getResponse()
                .setIdentifier(original == null ? outcome.getRequestId() : original)
                .setCode(ResponseCodes.of(outcome));
        Carried.details(carried)
                .ifPresent(url -> header.getResponse().setDetails(new Reference(url)));
        Carried.focus(carried).forEach(url -> header.addFocus(new Reference(url)));
        return header;
    }

    static BundleEntryComponent entry(Outcome outcome, String role, Resource resource) {
        String id = entryId(outcome, role);
        resource.setId(id);
        return new BundleEntryComponent().setFullUrl("urn:uuid:" + id).setResource(resource);
    }

    static String entryId(Outcome outcome, String role) {
        return Uuids.version5("notice:" + role + ":" + outcome.getDeliveryId()).toString();
    }

    private static Reference reference(Outcome outcome, String role) {
        return new Reference("urn:uuid:" + entryId(outcome, role));
    }

    private static String canonical(@Nullable String service) {
        return Optional.ofNullable(service)
                .flatMap(ServiceId::parse)
                .map(ServiceId::key)
                .orElse("");
    }

    private static InstantType instant(Instant at) {
        return new InstantType(Date.from(at), TemporalPrecisionEnum.MILLI, UTC);
    }
}
