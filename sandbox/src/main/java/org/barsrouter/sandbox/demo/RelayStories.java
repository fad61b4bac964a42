package org.barsrouter.sandbox.demo;

import static org.barsrouter.sandbox.demo.StoryFailed.unless;
import static org.barsrouter.sandbox.demo.StoryFailed.unlessEqual;

import java.time.Duration;
import java.util.List;
import org.barsrouter.sandbox.demo.Story.Told;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceiverScript;

/// The sender waits for its answer.
final class RelayStories {
    private static final Duration MORE_THAN_A_RETRY = Duration.ofSeconds(2);

    private RelayStories() {}

    static List<Story> all() {
        return List.of(
                new Story(
                        "a booking is answered by the receiver's own bundle",
                        RelayStories::booking),
                new Story("a direct write is answered by the receiver", RelayStories::directWrite),
                new Story("an unknown service is 404", RelayStories::unknownService),
                new Story(
                        "a receiver refuses with 422 and the sender gets the receiver's own outcome",
                        RelayStories::refused),
                new Story(
                        "a receiver hangs: the sender gets 408 in its deadline, and nothing is delivered later",
                        RelayStories::hangs),
                new Story(
                        "a repeated message that the receiver calls a duplicate counts as delivered",
                        RelayStories::duplicate));
    }

    private static Told booking(Stage stage) throws InterruptedException {
        BarsRequest request =
                stage.request(MessageKind.BOOKING_REQUEST, CastMember.EMERGENCY_DEPARTMENT);

        Answer answer = stage.send(request);

        unlessEqual("the status", 200, answer.status());
        unlessEqual("the resource", "Bundle", answer.json().path("resourceType").asText());
        answer.mustEchoIdsOf(request);
        return told(request, "200, a Bundle with the appointment that the receiver made");
    }

    private static Told directWrite(Stage stage) throws InterruptedException {
        BarsRequest request = stage.appointment(CastMember.URGENT_TREATMENT_CENTRE);

        Answer answer = stage.send(request);

        unlessEqual("the status", 200, answer.status());
        unlessEqual("the resource", "Appointment", answer.json().path("resourceType").asText());
        answer.mustEchoIdsOf(request);
        return told(request, "POST /Appointment: 200, the appointment");
    }

    private static Told unknownService(Stage stage) throws InterruptedException {
        BarsRequest request = stage.requestToNobody(MessageKind.BOOKING_REQUEST);

        Answer answer = stage.send(request);

        unlessEqual("the status", 404, answer.status());
        unlessEqual("the code", "PROXY_NOT_FOUND", answer.outcomeCode());
        answer.mustEchoIdsOf(request);
        return told(request, "404 PROXY_NOT_FOUND, both ids echoed");
    }

    private static Told refused(Stage stage) throws InterruptedException {
        stage.behaves(CastMember.PHARMACY, ReceiverScript.refuse(422).once().thenAccept());
        BarsRequest request = stage.request(MessageKind.REFERRAL, CastMember.PHARMACY);

        Answer answer = stage.send(request);

        unlessEqual("the status", 422, answer.status());
        unlessEqual("the code", "REC_UNPROCESSABLE_ENTITY", answer.outcomeCode());
        unless(
                !answer.text().contains("DLV-"),
                "the receiver's outcome was replaced by one of ours");
        answer.mustEchoIdsOf(request);
        return told(request, "422 REC_UNPROCESSABLE_ENTITY, word for word the receiver's");
    }

    private static Told hangs(Stage stage) throws InterruptedException {
        stage.behaves(CastMember.FALLS_TEAM, ReceiverScript.hang().once().thenAccept());
        BarsRequest request = stage.request(MessageKind.BOOKING_REQUEST, CastMember.FALLS_TEAM);
        long start = System.nanoTime();

        Answer answer = stage.send(request);

        Duration took = Duration.ofNanos(System.nanoTime() - start);
        unlessEqual("the status", 408, answer.status());
        unlessEqual("the code", "REC_TIMEOUT", answer.outcomeCode());
        unless(
                took.compareTo(stage.relayDeadline().plusSeconds(3)) < 0,
                "the answer took " + took.toMillis() + " ms");
        stage.settle(MORE_THAN_A_RETRY);
        unlessEqual(
                "requests at the receiver",
                1,
                stage.received(CastMember.FALLS_TEAM, request).size());
        return told(
                request,
                "408 REC_TIMEOUT after %.1f s, one request at the receiver and no second one"
                        .formatted(took.toMillis() / 1000.0));
    }

    private static Told duplicate(Stage stage) throws InterruptedException {
        BarsRequest request =
                stage.request(MessageKind.BOOKING_REQUEST, CastMember.URGENT_TREATMENT_CENTRE);
        unlessEqual("the first status", 200, stage.send(request).status());

        Answer second = stage.send(request);

        unlessEqual("the second status", 409, second.status());
        unlessEqual("the issue", "duplicate", second.issueType());
        stage.operator().awaitDisposition(request, "DELIVERED_DUPLICATE");
        return told(request, "200, then 409 duplicate; the journal says DELIVERED_DUPLICATE");
    }

    private static Told told(BarsRequest request, String sentence) {
        return new Told(request.ids().correlationId(), sentence);
    }
}
