package org.barsrouter.sandbox.demo;

import static org.barsrouter.sandbox.demo.StoryFailed.unlessEqual;

import java.util.List;
import org.barsrouter.sandbox.demo.Story.Told;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceivedRequest;

/// The sender asks what a receiver has and can do.
final class ReadStories {
    private static final CastMember RECEIVER = CastMember.EMERGENCY_DEPARTMENT;

    /// Every read of the API, with the resource that answers it.
    private static final List<Read> READS =
            List.of(
                    new Read("/metadata", "", "CapabilityStatement"),
                    new Read("/MessageDefinition", "context=a%7Cb&context=c%7Ca1t1", "Bundle"),
                    new Read(
                            "/Slot",
                            "status=free,busy&start=ge2026-01-01T00:00:00%2B00:00&start=le2026-02-01"
                                    + "&_include=Slot:schedule&Schedule.actor:HealthcareService=1",
                            "Bundle"),
                    new Read("/Appointment", "patient:identifier=none%257C1&a=%0A", "Bundle"),
                    new Read("/ServiceRequest", "ServiceRequest.identifier=1", "Bundle"),
                    new Read(
                            "/Appointment/00000000-0000-4000-8000-000000000001", "", "Appointment"),
                    new Read(
                            "/ServiceRequest/00000000-0000-4000-8000-000000000001",
                            "",
                            "ServiceRequest"));

    private ReadStories() {}

    private record Read(String path, String query, String resource) {
        String whole() {
            return query.isEmpty() ? path : path + "?" + query;
        }
    }

    static List<Story> all() {
        return List.of(
                new Story(
                        "a receiver is asked what it has, and its own answer comes back at once",
                        ReadStories::reads));
    }

    private static Told reads(Stage stage) throws InterruptedException {
        BarsRequest booking = stage.request(MessageKind.BOOKING_REQUEST, RECEIVER);
        unlessEqual("the booking's status", 200, stage.send(booking).status());
        for (Read read : READS) {
            BarsRequest request = stage.read(RECEIVER, read.whole());
            Answer answer = stage.send(request);
            unlessEqual("the status of " + read.path(), 200, answer.status());
            unlessEqual(
                    "the resource", read.resource(), answer.json().path("resourceType").asText());
            answer.mustEchoIdsOf(request);
            List<ReceivedRequest> received = stage.received(RECEIVER, request);
            unlessEqual("calls of the receiver", 1, received.size());
            unlessEqual("the path", read.path(), received.getFirst().path());
            unlessEqual("the query", read.query(), received.getFirst().rawQuery());
        }
        return new Told(
                booking.ids().correlationId(),
                "after a booking, %d reads: each 200 with the receiver's own resource, each query byte for byte"
                        .formatted(READS.size()));
    }
}
