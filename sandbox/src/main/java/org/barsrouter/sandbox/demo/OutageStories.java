package org.barsrouter.sandbox.demo;

import static org.barsrouter.sandbox.demo.StoryFailed.unless;
import static org.barsrouter.sandbox.demo.StoryFailed.unlessEqual;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.barsrouter.sandbox.demo.Story.Told;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.partner.CastHost;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceivedRequest;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.RequestId;

/// A host goes down with messages on their way to it.
final class OutageStories {
    private static final int CONVERSATIONS = 20;
    private static final int EACH = 10;
    private static final int ALL = CONVERSATIONS * EACH;
    private static final CastMember RECEIVER = CastMember.URGENT_TREATMENT_CENTRE;

    private OutageStories() {}

    static List<Story> all() {
        return List.of(
                new Story(
                        "a host goes down, 200 messages wait and say why, it returns, all arrive in order;"
                                + " one outage started, one ended",
                        OutageStories::hostDown));
    }

    private static Told hostDown(Stage stage) throws InterruptedException {
        DeliveryDesk desk = stage.delivery();
        String host = stage.hostName(CastHost.HOSPITAL);
        int started = desk.outageEvents("STARTED");
        int ended = desk.outageEvents("ENDED");
        stage.goDown(CastHost.HOSPITAL);
        List<List<BarsRequest>> conversations = send(stage);
        Await.until(ALL + " messages to be parked", () -> desk.parkedAt(host) == ALL);
        BarsRequest last = conversations.getLast().getLast();
        String why = because(desk.why(stage.operator().messageId(last)), host);
        unlessEqual("outages of the host", 1L, outages(desk, host));
        unlessEqual(
                "a read of what is known to be down",
                503,
                stage.send(stage.read(RECEIVER, "/Slot")).status());

        stage.comeBack(CastHost.HOSPITAL);

        Await.until("all to arrive", () -> arrived(stage, conversations).size() == ALL);
        List<ReceivedRequest> arrived = arrived(stage, conversations);
        conversations.forEach(conversation -> mustBeInOrder(conversation, arrived));
        Await.until("the outage's end", () -> outages(desk, host) == 0);
        unlessEqual("outages started", started + 1, desk.outageEvents("STARTED"));
        unlessEqual("outages ended", ended + 1, desk.outageEvents("ENDED"));
        return new Told(
                last.ids().correlationId(),
                "\"%s\"%n        then %d arrived once each, in order, in %s: %s"
                        .formatted(why, ALL, span(arrived), pace(arrived)));
    }

    /// Round by round, so that the messages of a conversation are apart.
    private static List<List<BarsRequest>> send(Stage stage) throws InterruptedException {
        List<List<BarsRequest>> conversations =
                IntStream.range(0, CONVERSATIONS)
                        .mapToObj(_ -> stage.conversation(MessageKind.REFERRAL, RECEIVER, EACH))
                        .toList();
        for (int round = 0; round < EACH; round++) {
            for (List<BarsRequest> conversation : conversations) {
                unlessEqual(
                        "the status", 202, stage.send(conversation.get(round).deferred()).status());
            }
        }
        return conversations;
    }

    private static String because(List<String> sentences, String host) {
        String named = "The host " + host + " is down since";
        return sentences.stream()
                .filter(sentence -> sentence.startsWith(named))
                .findFirst()
                .orElseThrow(
                        () -> new StoryFailed("nobody said that the host is down: " + sentences));
    }

    private static long outages(DeliveryDesk desk, String host) {
        return desk.outages().stream().filter(outage -> outage.contains(host)).count();
    }

    private static List<ReceivedRequest> arrived(
            Stage stage, List<List<BarsRequest>> conversations) {
        List<CorrelationId> ours =
                conversations.stream().map(all -> all.getFirst().ids().correlationId()).toList();
        return stage.received(RECEIVER).stream()
                .filter(received -> ours.contains(received.correlationId()))
                .toList();
    }

    private static void mustBeInOrder(
            List<BarsRequest> conversation, List<ReceivedRequest> arrived) {
        CorrelationId id = conversation.getFirst().ids().correlationId();
        List<RequestId> sent =
                conversation.stream().map(request -> request.ids().requestId()).toList();
        List<RequestId> got = new ArrayList<>();
        arrived.stream()
                .filter(received -> received.isOf(id))
                .map(ReceivedRequest::requestId)
                .filter(Objects::nonNull)
                .forEach(got::add);
        unless(sent.equals(got), "a conversation of " + EACH + " arrived in another order");
    }

    private static String span(List<ReceivedRequest> arrived) {
        Duration time = Duration.between(arrived.getFirst().instant(), arrived.getLast().instant());
        return "%.1f s".formatted(time.toMillis() / 1_000.0);
    }

    /// How many came in each fifth of the first quarter of a second: it starts slowly.
    private static String pace(List<ReceivedRequest> arrived) {
        Instant first = arrived.getFirst().instant();
        List<Long> each =
                IntStream.range(0, 5)
                        .mapToObj(i ->
                                arrived.stream()
                                        .mapToLong(r ->
                                                Duration.between(first, r.instant()).toMillis())
                                        .filter(ms -> ms >= i * 50L && ms < (i + 1) * 50L)
                                        .count())
                        .toList();
        return each + " in the first five times 50 ms";
    }
}
