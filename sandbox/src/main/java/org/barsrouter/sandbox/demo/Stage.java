package org.barsrouter.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.message.Party;
import org.barsrouter.sandbox.partner.CastHost;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceivedRequest;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.barsrouter.sandbox.partner.http.IngressClient;
import org.barsrouter.sandbox.partner.http.SimulatedSender;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;

/// A running system with its partners: what a story plays on. The system may be one process or
/// many.
public final class Stage {
    /// Longer than an attempt may take: after a crash, ordered messages wait that long.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Partners partners;
    private final SimulatedSender sender;
    private final IngressClient client;
    private final Operator operator;
    private final DeliveryDesk delivery;
    private final Duration relayDeadline;
    private final Composer composer = Partners.composer();

    /// Where the system is, and the deadline that it was configured with.
    public record Scene(URI ingress, URI journal, URI delivery, Duration relayDeadline) {}

    public Stage(Partners partners, Scene scene) {
        this.partners = partners;
        this.sender = partners.sender(scene.ingress());
        this.client = Partners.client(scene.ingress());
        this.operator = new Operator(scene.journal());
        this.delivery = new DeliveryDesk(scene.delivery());
        this.relayDeadline = scene.relayDeadline();
    }

    /// Every story, in the order in which they are told.
    public static List<Story> stories() {
        return Stream.of(
                        RelayStories.all(),
                        ReadStories.all(),
                        DeferredStories.all(),
                        OutageStories.all())
                .flatMap(List::stream)
                .toList();
    }

    public Duration relayDeadline() {
        return relayDeadline;
    }

    public Operator operator() {
        return operator;
    }

    DeliveryDesk delivery() {
        return delivery;
    }

    /// A host's name as delivery knows it.
    String hostName(CastHost host) {
        return partners.host(host).baseUrl().getAuthority();
    }

    /// Everything that a receiver got, in the order in which it came.
    List<ReceivedRequest> received(CastMember member) {
        return partners.host(member.host()).received(member.service());
    }

    public BarsRequest request(MessageKind kind, CastMember receiver) {
        return sender.compose(kind, receiver.party());
    }

    BarsRequest appointment(CastMember receiver) {
        return composer.appointment(sender.to(receiver.party()));
    }

    /// A read that is not sent yet.
    ///
    /// @param path below the base path, with its query
    BarsRequest read(CastMember receiver, String path) {
        return composer.read(sender.to(receiver.party()), path);
    }

    BarsRequest requestToNobody(MessageKind kind) {
        ServiceId nobody = new ServiceId(CastMember.SYSTEM, "2000099999");
        return sender.compose(kind, new Party(nobody, "ZZZ99", "A service that is not there"));
    }

    /// So many messages of one conversation, each with ids of its own.
    List<BarsRequest> conversation(MessageKind kind, CastMember receiver, int messages) {
        BarsRequest first = request(kind, receiver);
        Parties parties = sender.to(receiver.party());
        return Stream.concat(
                        Stream.of(first),
                        Stream.generate(() ->
                                        composer.request(kind, parties, composer.next(first.ids())))
                                .limit(messages - 1L))
                .toList();
    }

    /// The telephone service's message, sent by an organisation that does not own that service.
    BarsRequest requestInTheNameOfAnother(CastMember receiver) {
        Party self = CastMember.TELEPHONE_ADVICE.party();
        Party stranger =
                new Party(self.service(), CastMember.PHARMACY.party().odsCode(), "Stranger");
        return composer.request(MessageKind.REFERRAL, new Parties(stranger, receiver.party()));
    }

    public Answer send(BarsRequest request) {
        return new Answer(sender.send(request));
    }

    /// A GET below the base path with the ids and the organisation of `like`.
    Answer get(String path, BarsRequest like) {
        String below =
                path.substring(
                        path.indexOf(BarsHeaders.BASE_PATH) + BarsHeaders.BASE_PATH.length());
        return new Answer(
                client.send(
                        like.write("GET", below, "")
                                .withoutHeader("Prefer")
                                .withoutHeader("Content-Type")));
    }

    public void behaves(CastMember member, ReceiverScript script) {
        partners.host(member.host()).play(member.service(), script);
    }

    public void goDown(CastHost host) {
        partners.host(host).goDown();
    }

    public void comeBack(CastHost host) {
        partners.host(host).comeBack();
    }

    /// What a receiver got of a request, every time it was sent.
    public List<ReceivedRequest> received(CastMember member, BarsRequest request) {
        return partners.host(member.host()).received(member.service()).stream()
                .filter(received -> request.ids().requestId().equals(received.requestId()))
                .toList();
    }

    /// The answer that was pushed to the sender's own service.
    public JsonNode awaitNotice(BarsRequest request) {
        return Answer.json(awaitResponse(request).body());
    }

    ReceivedRequest respondToValidation(BarsRequest request) {
        return awaitResponse(request);
    }

    private ReceivedRequest awaitResponse(BarsRequest request) {
        return sender.awaitResponse(request.ids().correlationId(), PATIENCE)
                .orElseThrow(() -> new StoryFailed("nothing was pushed to the sender's service"));
    }

    /// Gives the system time to do what it must not do.
    void settle(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
