package org.barsrouter.sandbox.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.id.Uuids;

/// The answer of a receiver that does what it was asked to (BaRS API 1.4.0, the endpoints that a
/// receiver serves: every success is 200).
public final class AcceptedAnswer {
    private AcceptedAnswer() {}

    /// The answer, without the request's ids; a refusal when the request makes no sense.
    ///
    /// @param now when the receiver answers
    public static ReceiverAnswer to(ReceivedRequest request, Instant now) {
        return to(request, now, new Behaviour.Accept());
    }

    /// The answer of a receiver with a fault.
    ///
    /// @param manner one of the behaviours that accept
    public static ReceiverAnswer to(ReceivedRequest request, Instant now, Behaviour manner) {
        if (request.path().equals(BarsHeaders.PROCESS_MESSAGE)) {
            return message(request, now, manner);
        }
        if (request.path().equals("/metadata") && manner instanceof Behaviour.OldFhir) {
            return ReceiverAnswer.fhir(200, CAPABILITIES.replace("4.0.1", "3.0.2"));
        }
        if (request.path().startsWith("/Appointment")
                || request.path().startsWith("/ServiceRequest")) {
            return resource(request);
        }
        return read(request);
    }

    private static ReceiverAnswer message(ReceivedRequest request, Instant now, Behaviour manner) {
        if (!request.method().equals("POST")) {
            return methodUnknown();
        }
        boolean careless = manner instanceof Behaviour.Careless;
        Optional<MessageReading> message = MessageReading.of(request.body());
        if (message.isEmpty()) {
            return careless ? ReceiverAnswer.fhir(200, NOTHING_FOUND) : unreadable();
        }
        if (!careless && !isForUs(request, message.get())) {
            return ReceiverOutcome.refusal(
                    400,
                    "invariant",
                    "MessageHeader.destination names another service than NHSD-Target-Identifier.");
        }
        return ReceiverAnswer.fhir(
                200,
                new ResponseBundle(message.get(), created(request), now, service(manner)).render());
    }

    /// A receiver must check that the message is for the service that it came to (BaRS asynchronous
    /// patterns, on receipt). Systems are spelled in many ways, so values are compared.
    private static boolean isForUs(ReceivedRequest request, MessageReading message) {
        Optional<ServiceId> target =
                RequestCheck.target(request.headers().get(BarsHeaders.TARGET_IDENTIFIER));
        return target.isEmpty()
                || message.destination().isEmpty()
                || target.get().value().equals(message.destination().get().value());
    }

    private static String service(Behaviour manner) {
        return manner instanceof Behaviour.AnswerAs(String value)
                ? new ServiceId(CastMember.SYSTEM, value).key()
                : "";
    }

    private static ReceiverAnswer resource(ReceivedRequest request) {
        return switch (request.method()) {
            case "GET" -> request.path().indexOf('/', 1) < 0 ? read(request) : stored(request);
            case "POST" -> written(request, created(request).toString());
            case "PUT", "PATCH" -> written(request, lastSegment(request));
            case "DELETE" -> ReceiverOutcome.information("RESOURCE_REMOVED", "Resource removed");
            default -> methodUnknown();
        };
    }

    private static ReceiverAnswer written(ReceivedRequest request, String id) {
        return MessageReading.json(request.body())
                .map(body -> {
                    ObjectNode resource = ((ObjectNode) body).deepCopy();
                    resource.put("id", id);
                    return ReceiverAnswer.fhir(200, resource.toString());
                })
                .orElseGet(AcceptedAnswer::unreadable);
    }

    private static ReceiverAnswer stored(ReceivedRequest request) {
        String type = request.path().substring(1, request.path().indexOf('/', 1));
        return ReceiverAnswer.fhir(
                200,
                "{\"resourceType\":\"%s\",\"id\":\"%s\"}".formatted(type, lastSegment(request)));
    }

    private static ReceiverAnswer read(ReceivedRequest request) {
        if (!request.method().equals("GET")) {
            return methodUnknown();
        }
        return switch (request.path()) {
            case "/metadata" -> ReceiverAnswer.fhir(200, CAPABILITIES);
            case "/MessageDefinition" -> ReceiverAnswer.fhir(200, DEFINITIONS);
            case "/Slot", "/Appointment", "/ServiceRequest" ->
                    ReceiverAnswer.fhir(200, NOTHING_FOUND);
            default ->
                    ReceiverOutcome.refusal(
                            404, "not-found", "The simulated receiver does not serve this path.");
        };
    }

    private static ReceiverAnswer methodUnknown() {
        return ReceiverOutcome.refusal(
                405, "not-supported", "The simulated receiver does not know this method here.");
    }

    private static ReceiverAnswer unreadable() {
        return ReceiverOutcome.refusal(
                400, "structure", "The body is not what this path takes: a message or a resource.");
    }

    private static String lastSegment(ReceivedRequest request) {
        return request.path().substring(request.path().lastIndexOf('/') + 1);
    }

    /// The receiver's own id for what the request made; the same when it is asked again.
    private static UUID created(ReceivedRequest request) {
        return Uuids.version5("created:" + request.requestId() + ":" + request.correlationId());
    }

    private static final String NOTHING_FOUND =
            "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}";

    private static final String CAPABILITIES =
            """
            {"resourceType":"CapabilityStatement","version":"1.4.0","status":"active",\
            "date":"2026-01-01","kind":"instance",\
            "implementation":{"description":"Simulated receiver"},\
            "fhirVersion":"4.0.1","format":["application/fhir+json"],\
            "messaging":[{"supportedMessage":[\
            {"mode":"receiver","definition":"https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest-request-referral"},\
            {"mode":"receiver","definition":"https://fhir.nhs.uk/MessageDefinition/bars-message-booking-request"}]}]}\
            """;

    private static final String DEFINITIONS =
            """
            {"resourceType":"Bundle","type":"searchset","total":1,"entry":[{"resource":{\
            "resourceType":"MessageDefinition","id":"referral",\
            "url":"https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest-request-referral",\
            "version":"1.0.0","status":"active","date":"2026-01-01","eventCoding":{\
            "system":"https://fhir.nhs.uk/CodeSystem/message-events-bars",\
            "code":"servicerequest-request"}}}]}\
            """;
}
