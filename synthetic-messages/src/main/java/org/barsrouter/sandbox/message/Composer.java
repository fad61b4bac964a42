package org.barsrouter.sandbox.message;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Writes whole requests with fresh ids, as a sender's system does.
public final class Composer {
    private final SyntheticMessages messages = new SyntheticMessages();
    private final InstantSource clock;
    private final RandomGenerator random;

    /// A composer that takes its time and its ids from elsewhere.
    ///
    /// @param random must bear the threads that call this object
    public Composer(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// A message that begins a conversation.
    public BarsRequest request(MessageKind kind, Parties parties) {
        return request(kind, parties, IdPair.random(random));
    }

    /// A message with ids of one's own.
    public BarsRequest request(MessageKind kind, Parties parties, IdPair ids) {
        return BarsRequest.processMessage(ids, parties, messages.make(kind, facts(parties)));
    }

    /// A small referral filled up to exactly `bytes` bytes.
    public BarsRequest sized(Parties parties, int bytes) {
        return BarsRequest.processMessage(
                IdPair.random(random), parties, messages.sized(facts(parties), bytes));
    }

    /// BaRS's own asynchronous response: a new request id in the conversation of the request.
    ///
    /// @param answered ids of the request
    /// @param requestBundle its Bundle.id
    public BarsRequest validationResponse(Parties parties, IdPair answered, UUID requestBundle) {
        SyntheticMessage message =
                messages.make(
                        MessageKind.VALIDATION_RESPONSE,
                        facts(parties).inResponseTo(requestBundle));
        return BarsRequest.processMessage(answered.next(random), parties, message);
    }

    /// A direct `POST /Appointment`.
    public BarsRequest appointment(Parties parties) {
        return request(MessageKind.BOOKING_REQUEST, parties)
                .write("POST", "/Appointment", messages.appointment(facts(parties)));
    }

    /// A read, with its query in `path`.
    public BarsRequest read(Parties parties, String path) {
        return BarsRequest.read(IdPair.random(random), parties, path);
    }

    private MessageFacts facts(Parties parties) {
        return new MessageFacts(IdPair.uuid(random), clock.instant(), parties);
    }
}
