package org.barsrouter.catalogue.prober;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.barsrouter.catalogue.certify.Subject;
import org.barsrouter.catalogue.certify.Subject.Takes;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.HeaderValues;
import org.barsrouter.sandbox.message.IdPair;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.message.Party;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.id.Uuids;

/// What the prober sends for a subject: synthetic messages about a patient who does not exist.
final class Samples {
    private static final Party SELF =
            new Party(
                    new ServiceId(IdentifierSystems.TESTS, "CERTIFICATION"),
                    "ZZZ99",
                    "BaRS Router certification");
    private static final String USE_CASES =
            "https://fhir.nhs.uk/CodeSystem/usecases-categories-bars";

    private final Composer composer;
    private final Takes takes;

    Samples(Composer composer, Takes takes) {
        this.composer = composer;
        this.takes = takes;
    }

    /// What people call the sample.
    String name() {
        return switch (takes) {
            case REFERRALS -> "a referral";
            case BOOKINGS -> "a booking";
            case VALIDATION_REQUESTS -> "a validation request";
            case RESPONSES -> "a response";
        };
    }

    BarsRequest metadata(ServiceId service) {
        return composer.read(to(service), "/metadata");
    }

    BarsRequest definitions(ServiceId service) {
        return composer.read(
                to(service),
                "/MessageDefinition?context=%s&context=%s"
                        .formatted(encoded(service.key()), encoded(USE_CASES + "|" + useCase())));
    }

    private String useCase() {
        String context = kind().useContext();
        return context.substring(0, context.indexOf('|'));
    }

    /// A message that the service has never seen.
    BarsRequest message(ServiceId service) {
        return takes == Takes.RESPONSES ? response(service) : composer.request(kind(), to(service));
    }

    /// A response to something that the service never asked for.
    BarsRequest response(ServiceId service) {
        IdPair never = composer.read(to(service), "/metadata").ids();
        return composer.validationResponse(to(service), never, Uuids.version5(never.toString()));
    }

    BarsRequest cancellation(ServiceId service, BarsRequest booking) {
        IdPair fresh = composer.read(to(service), "/metadata").ids();
        return composer.request(
                MessageKind.BOOKING_CANCEL,
                to(service),
                new IdPair(fresh.requestId(), booking.ids().correlationId()));
    }

    /// A body that is no message.
    BarsRequest nonsense(ServiceId service) {
        return message(service).withBody("{\"resourceType\":\"Patient\"}");
    }

    /// A message whose header names one service and whose body another.
    BarsRequest misaddressed(ServiceId service) {
        ServiceId other = new ServiceId(service.system(), nowhere(service));
        return message(other)
                .withHeader(BarsHeaders.TARGET_IDENTIFIER, HeaderValues.targetIdentifier(service));
    }

    /// A message for a service that is not there.
    BarsRequest forNobody(ServiceId service) {
        return message(new ServiceId(service.system(), nowhere(service)));
    }

    /// A value of the same form as a DoS service id that no directory has given.
    private static String nowhere(ServiceId service) {
        return service.value().equals("9999999999") ? "9999999998" : "9999999999";
    }

    private MessageKind kind() {
        return switch (takes) {
            case REFERRALS -> MessageKind.REFERRAL;
            case BOOKINGS -> MessageKind.BOOKING_REQUEST;
            case VALIDATION_REQUESTS -> MessageKind.VALIDATION_REQUEST;
            case RESPONSES -> MessageKind.VALIDATION_RESPONSE;
        };
    }

    private static Parties to(ServiceId service) {
        return new Parties(SELF, new Party(service, "ZZZ99", "Service under certification"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The kind of subject decides which samples it gets.
    static Samples of(Composer composer, Subject subject) {
        return new Samples(composer, subject.takes());
    }
}
