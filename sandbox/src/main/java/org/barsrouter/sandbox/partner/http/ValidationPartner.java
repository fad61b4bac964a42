package org.barsrouter.sandbox.partner.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.message.Party;
import org.barsrouter.sandbox.partner.MessageReading;
import org.barsrouter.sandbox.partner.ReceivedRequest;
import org.barsrouter.sandbox.partner.RequestCheck;
import org.barsrouter.schemas.id.CorrelationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A clinical service that accepts a validation request and sends its result later, through the
/// ingress, to the service that the request named as its source (BaRS Application 4).
public final class ValidationPartner {
    private static final Logger LOG = LoggerFactory.getLogger(ValidationPartner.class);

    private final IngressClient ingress;
    private final Party self;
    private final Composer composer;
    private final Map<CorrelationId, CompletableFuture<SentAnswer>> sent =
            new ConcurrentHashMap<>();

    private ValidationPartner(IngressClient ingress, Party self, Composer composer) {
        this.ingress = ingress;
        this.self = self;
        this.composer = composer;
    }

    /// A partner that answers what `self` accepts at `receiver`.
    public static ValidationPartner at(
            SimulatedReceiver receiver, Party self, IngressClient ingress, Composer composer) {
        ValidationPartner partner = new ValidationPartner(ingress, self, composer);
        receiver.follow(self.service(), partner::consider);
        return partner;
    }

    /// What the ingress answers to the result of a conversation, as soon as it does.
    public CompletableFuture<SentAnswer> sent(CorrelationId conversation) {
        return sent.computeIfAbsent(conversation, _ -> new CompletableFuture<>());
    }

    private void consider(ReceivedRequest request) {
        MessageReading.of(request.body())
                .filter(MessageReading::asksForValidation)
                .flatMap(message -> response(request, message))
                .ifPresent(this::send);
    }

    /// Empty when the request does not say where its answer goes.
    private Optional<BarsRequest> response(ReceivedRequest request, MessageReading message) {
        if (request.ids().isEmpty() || message.source().isEmpty() || message.bundleId().isEmpty()) {
            return Optional.empty();
        }
        Party source =
                new Party(
                        message.source().get(),
                        RequestCheck.odsCode(request),
                        "Sender of the validation request");
        return Optional.of(
                traced(
                        request,
                        composer.validationResponse(
                                new Parties(self, source),
                                request.ids().get(),
                                message.bundleId().get())));
    }

    /// Stays in the trace of the request, as a system with tracing does (W3C Trace Context).
    private static BarsRequest traced(ReceivedRequest request, BarsRequest response) {
        return Optional.ofNullable(request.headers().get("traceparent"))
                .map(parent -> response.withHeader("traceparent", parent))
                .orElse(response);
    }

    private void send(BarsRequest response) {
        CorrelationId conversation = response.ids().correlationId();
        try {
            sent(conversation).complete(ingress.send(response));
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("correlationId", conversation)
                    .log("validation result was not sent: the ingress did not answer");
            sent(conversation).completeExceptionally(e);
        }
    }
}
