package org.barsrouter.catalogue.prober;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.barsrouter.catalogue.certify.Check;
import org.barsrouter.catalogue.certify.ConductJudge;
import org.barsrouter.catalogue.certify.MessageJudge;
import org.barsrouter.catalogue.certify.MessageJudge.Asked;
import org.barsrouter.catalogue.certify.ReadJudge;
import org.barsrouter.catalogue.certify.Reply;
import org.barsrouter.catalogue.certify.Subject;
import org.barsrouter.catalogue.certify.Verdict;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.schemas.id.ServiceId;

/// Checks C4 to C8: what the receiver says of itself and does with messages. A receiver that gives
/// no answer twice is left alone.
final class MessageSteps {
    private static final int SILENCES = 2;
    private static final int REPEATS = 5;
    private static final Duration BETWEEN = Duration.ofMillis(200);

    /// So soon that hardly an answer is read: the sender's connection breaks.
    private static final Duration IMPATIENT = Duration.ofMillis(30);

    private final Certification certification;
    private final PinnedClient client;
    private final Samples samples;
    private final ServiceId service;
    private final ConductJudge conduct = new ConductJudge();
    private int silences;

    MessageSteps(Certification certification, PinnedClient client, Samples samples) {
        this.certification = certification;
        this.client = client;
        this.samples = samples;
        this.service = certification.subject().service();
    }

    void run() {
        certification.check(
                Check.METADATA,
                () -> ReadJudge.metadata(call("GET /metadata", samples.metadata(service))));
        certification.check(
                Check.DEFINITIONS,
                () ->
                        ReadJudge.definitions(
                                call("GET /MessageDefinition", samples.definitions(service))));
        if (certification.demands(Check.ACCEPTS)) {
            refusals();
            BarsRequest first = samples.message(service);
            Verdict accepted = answering(Check.ACCEPTS, () -> accepted(first));
            if (accepted instanceof Verdict.Passed && isTaken(accepted)) {
                repeats(first);
            } else {
                certification.halt("no message was accepted (C7-new)");
            }
            certification.check(Check.IDS, conduct::ids);
            certification.check(Check.TIME, conduct::time);
        }
    }

    private void refusals() {
        answering(
                Check.REFUSAL,
                () -> MessageJudge.refusal(call("bad input", samples.nonsense(service))));
        answering(
                Check.UNKNOWN_SERVICE,
                () -> MessageJudge.unknownService(client.call(samples.forNobody(service))));
        answering(
                Check.DESTINATION,
                () ->
                        MessageJudge.otherDestination(
                                call(
                                        "a message whose body names another service",
                                        samples.misaddressed(service))));
    }

    private Verdict accepted(BarsRequest message) {
        Reply reply = call(samples.name(), message);
        return certification.subject().takes() == Subject.Takes.RESPONSES
                ? MessageJudge.responseTaken(reply)
                : MessageJudge.accepted(samples.name(), reply);
    }

    /// A response that was refused as not found cannot be repeated as a duplicate.
    private static boolean isTaken(Verdict accepted) {
        return accepted instanceof Verdict.Passed(String seen) && seen.startsWith("answered");
    }

    private void repeats(BarsRequest first) {
        answering(
                Check.TAKES_RESPONSE,
                () ->
                        MessageJudge.responseTaken(
                                call("an asynchronous response", samples.response(service))));
        answering(
                Check.CANCELS,
                () ->
                        MessageJudge.accepted(
                                "a cancellation",
                                call("a cancellation", samples.cancellation(service, first))));
        answering(
                Check.DUPLICATE,
                () -> MessageJudge.duplicate(call("the same message again", first)));
        answering(Check.LOST_ANSWER, this::lostAnswer);
        answering(Check.NOT_MIXED_UP, this::notMixedUp);
    }

    private Verdict lostAnswer() {
        BarsRequest message = samples.message(service);
        var _ = client.call(message, IMPATIENT);
        Reply reply = call("a repeat after a lost answer", message);
        for (int i = 0; i < REPEATS && MessageJudge.isTooEarly(reply); i++) {
            pause();
            reply = call("a repeat after a lost answer", message);
        }
        return MessageJudge.afterLostAnswer(reply);
    }

    private Verdict notMixedUp() {
        ServiceId other = certification.subject().other().orElseThrow();
        return MessageJudge.notMixedUp(
                new Asked(service, call(samples.name(), samples.message(service))),
                new Asked(other, call(samples.name(), samples.message(other))));
    }

    /// A check that is left out once the receiver was silent too often.
    private Verdict answering(Check check, java.util.function.Supplier<Verdict> run) {
        return certification.check(
                check,
                () ->
                        silences >= SILENCES
                                ? new Verdict.NotRun(
                                        "the receiver gave no answer %d times before"
                                                .formatted(silences))
                                : run.get());
    }

    private Reply call(String name, BarsRequest request) {
        Reply reply = client.call(request);
        if (reply instanceof Reply.Missing) {
            silences++;
        }
        conduct.note(
                name,
                new ConductJudge.Ids(
                        request.ids().requestId().value(), request.ids().correlationId().value()),
                reply);
        return reply;
    }

    private static void pause() {
        try {
            var _ = new CountDownLatch(1).await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
