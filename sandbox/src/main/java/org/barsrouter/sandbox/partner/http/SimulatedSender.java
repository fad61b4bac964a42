package org.barsrouter.sandbox.partner.http;

import java.time.Duration;
import java.util.Optional;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.message.Party;
import org.barsrouter.sandbox.partner.MessageReading;
import org.barsrouter.sandbox.partner.ReceivedRequest;
import org.barsrouter.schemas.id.CorrelationId;

/// A sending service that is itself a receiver: notices and responses come back to its mailbox.
public final class SimulatedSender {
    private final IngressClient ingress;
    private final Party self;
    private final SimulatedReceiver mailbox;
    private final Composer composer;

    /// A sender of `self`.
    ///
    /// @param mailbox hosts the sender's own service
    public SimulatedSender(
            IngressClient ingress, Party self, SimulatedReceiver mailbox, Composer composer) {
        this.ingress = ingress;
        this.self = self;
        this.mailbox = mailbox;
        this.composer = composer;
    }

    /// A message that is not sent yet, with fresh ids. Send the value twice for a retry, call
    /// `deferred()` on it for an answer later.
    public BarsRequest compose(MessageKind kind, Party receiver) {
        return composer.request(kind, to(receiver));
    }

    /// A small message of exactly `bytes` bytes.
    public BarsRequest composeSized(Party receiver, int bytes) {
        return composer.sized(to(receiver), bytes);
    }

    /// Who talks when this sender writes to `receiver`.
    public Parties to(Party receiver) {
        return new Parties(self, receiver);
    }

    public SentAnswer send(BarsRequest request) {
        return ingress.send(request);
    }

    /// Waits for a message that answers one of ours: a notice or a BaRS response.
    public Optional<ReceivedRequest> awaitResponse(CorrelationId conversation, Duration atMost) {
        return mailbox.await(
                self.service(),
                request -> request.isOf(conversation) && isResponse(request),
                atMost);
    }

    private static boolean isResponse(ReceivedRequest request) {
        return MessageReading.of(request.body())
                .filter(message -> !message.answers().isEmpty())
                .isPresent();
    }
}
