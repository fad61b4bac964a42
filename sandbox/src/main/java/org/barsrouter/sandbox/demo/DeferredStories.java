package org.barsrouter.sandbox.demo;

import static org.barsrouter.sandbox.demo.StoryFailed.unless;
import static org.barsrouter.sandbox.demo.StoryFailed.unlessEqual;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.barsrouter.sandbox.demo.Story.Told;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.partner.CastHost;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceivedRequest;
import org.barsrouter.sandbox.partner.ReceiverScript;

/// The sender gets its answer later, at its own service.
final class DeferredStories {
    private DeferredStories() {}

    static List<Story> all() {
        return List.of(
                new Story(
                        "a referral is accepted (202) while its receiver is down, delivered after it returns,"
                                + " and the answer is pushed to the sender's service",
                        DeferredStories::receiverDown),
                new Story(
                        "a validation request is answered later by an asynchronous response",
                        DeferredStories::validation),
                new Story(
                        "a deferred message for an unknown service is told to its sender's service",
                        DeferredStories::unknownService),
                new Story(
                        "a deferred message whose answer would go to a stranger is refused",
                        DeferredStories::stranger),
                new Story(
                        "a dead letter is replayed and delivered, and the journal links both",
                        DeferredStories::replayed));
    }

    private static Told receiverDown(Stage stage) throws InterruptedException {
        BarsRequest request =
                stage.request(MessageKind.REFERRAL, CastMember.EMERGENCY_DEPARTMENT).deferred();
        stage.goDown(CastHost.HOSPITAL);
        Answer answer = stage.send(request);
        unlessEqual("the status", 202, answer.status());
        answer.mustEchoIdsOf(request);
        String status = answer.header("Content-Location");
        unlessEqual("the status resource while open", 202, stage.get(status, request).status());
        stage.operator().awaitSentence(request, "Attempt 1");

        stage.comeBack(CastHost.HOSPITAL);

        JsonNode notice = stage.awaitNotice(request);
        unlessEqual("the response code", "ok", responseCode(notice));
        unlessEqual(
                "deliveries", 1, stage.received(CastMember.EMERGENCY_DEPARTMENT, request).size());
        Await.until("the status resource's end", () -> stage.get(status, request).status() == 200);
        return told(
                request,
                "202, parked while the hospital was down, delivered once, response.code ok pushed");
    }

    private static Told validation(Stage stage) throws InterruptedException {
        BarsRequest request =
                stage.request(
                        MessageKind.VALIDATION_REQUEST, CastMember.CLINICAL_ASSESSMENT_SERVICE);
        unlessEqual("the status", 200, stage.send(request).status());

        ReceivedRequest response = stage.respondToValidation(request);

        unless(
                !request.ids().requestId().equals(response.requestId()),
                "the response reused the request's X-Request-Id");
        JsonNode header = Answer.json(response.body()).at("/entry/0/resource");
        unlessEqual(
                "the event", "servicerequest-response", header.at("/eventCoding/code").asText());
        return told(
                request,
                "200, then a servicerequest-response from the receiver in the same conversation");
    }

    private static Told unknownService(Stage stage) throws InterruptedException {
        BarsRequest request = stage.requestToNobody(MessageKind.REFERRAL).deferred();
        unlessEqual("the status", 202, stage.send(request).status());

        JsonNode notice = stage.awaitNotice(request);

        unlessEqual("the response code", "fatal-error", responseCode(notice));
        unless(notice.toString().contains("PROXY_NOT_FOUND"), "the notice does not say why");
        return told(request, "202, then response.code fatal-error with PROXY_NOT_FOUND pushed");
    }

    private static Told stranger(Stage stage) throws InterruptedException {
        BarsRequest request =
                stage.requestInTheNameOfAnother(CastMember.EMERGENCY_DEPARTMENT).deferred();

        Answer answer = stage.send(request);

        unlessEqual("the status", 403, answer.status());
        unlessEqual("the code", "SEND_FORBIDDEN", answer.outcomeCode());
        unlessEqual(
                "deliveries", 0, stage.received(CastMember.EMERGENCY_DEPARTMENT, request).size());
        return told(request, "403 SEND_FORBIDDEN: the source service belongs to somebody else");
    }

    private static Told replayed(Stage stage) throws InterruptedException {
        stage.behaves(CastMember.PHARMACY, ReceiverScript.refuse(422).once().thenAccept());
        BarsRequest request = stage.request(MessageKind.REFERRAL, CastMember.PHARMACY).deferred();
        unlessEqual("the status", 202, stage.send(request).status());
        unlessEqual("the response code", "fatal-error", responseCode(stage.awaitNotice(request)));

        String deadLetter = stage.operator().awaitDeadLetter(request);
        String replay = stage.operator().replay(deadLetter, "the pharmacy has mended its system");

        stage.operator().awaitDisposition(request, "DELIVERED");
        unlessEqual("requests", 2, stage.received(CastMember.PHARMACY, request).size());
        unless(
                stage.operator().links(request, deadLetter, replay),
                "the journal does not link " + replay + " to " + deadLetter);
        return told(
                request,
                "422, dead letter " + deadLetter + ", replayed as " + replay + ", delivered");
    }

    private static String responseCode(JsonNode notice) {
        return notice.at("/entry/0/resource/response/code").asText();
    }

    private static Told told(BarsRequest request, String sentence) {
        return new Told(request.ids().correlationId(), sentence);
    }
}
