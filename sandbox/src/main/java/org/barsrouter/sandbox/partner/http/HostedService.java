package org.barsrouter.sandbox.partner.http;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.barsrouter.sandbox.partner.AcceptedAnswer;
import org.barsrouter.sandbox.partner.Behaviour;
import org.barsrouter.sandbox.partner.ReceivedRequest;
import org.barsrouter.sandbox.partner.ReceiverAnswer;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.barsrouter.sandbox.partner.RequestCheck;
import org.barsrouter.sandbox.partner.Step;

/// One service at a simulated receiver: its script, and what it has seen.
final class HostedService {
    private final Keeping keeping;
    private final ReceivedLog log;
    private final PairLedger ledger = new PairLedger();
    private final List<Consumer<ReceivedRequest>> followers = new CopyOnWriteArrayList<>();
    private volatile Playing playing;

    /// A script and how far it has come.
    private record Playing(ReceiverScript script, AtomicLong requests) {
        Playing(ReceiverScript script) {
            this(script, new AtomicLong());
        }
    }

    HostedService(Keeping keeping, ReceiverScript script) {
        this.keeping = keeping;
        this.log = new ReceivedLog(keeping);
        this.playing = new Playing(script);
    }

    void play(ReceiverScript script) {
        playing = new Playing(script);
    }

    ReceiverScript script() {
        return playing.script();
    }

    ReceivedLog log() {
        return log;
    }

    PairLedger ledger() {
        return ledger;
    }

    /// Calls `follower` after each accepted write has been answered.
    void follow(Consumer<ReceivedRequest> follower) {
        followers.add(follower);
    }

    boolean keepsRequests() {
        return keeping != Keeping.COUNTS;
    }

    private Step upcoming() {
        Playing now = playing;
        return now.script().step(now.requests().get());
    }

    Step nextStep() {
        Playing now = playing;
        return now.script().step(now.requests().getAndIncrement());
    }

    /// What is answered without looking at the script: ids that are missing, or a pair that must
    /// not be processed (again). Empty when the request is ours to process.
    Optional<ReceiverAnswer> turnAway(ReceivedRequest request) {
        Optional<ReceiverAnswer> refusal = RequestCheck.refusal(request);
        if (refusal.isPresent() || !isCounted(request)) {
            return refusal;
        }
        return upcoming().behaviour() instanceof Behaviour.Forgetful
                ? Optional.empty()
                : request.ids().flatMap(ledger::claim);
    }

    /// The request is not processed: the same pair may come again.
    void leave(ReceivedRequest request) {
        request.ids().filter(_ -> isCounted(request)).ifPresent(ledger::released);
    }

    /// Processes the request.
    ///
    /// @param manner one of the behaviours that accept
    ReceiverAnswer accept(ReceivedRequest request, InstantSource clock, Behaviour manner) {
        ReceiverAnswer answer = AcceptedAnswer.to(request, clock.instant(), manner);
        if (answer.status() < 300) {
            request.ids().filter(_ -> isCounted(request)).ifPresent(ledger::processed);
        } else {
            leave(request);
        }
        return answer;
    }

    void tellFollowers(ReceivedRequest request) {
        followers.forEach(follower -> follower.accept(request));
    }

    void forget() {
        log.forget();
        ledger.forget();
    }

    private boolean isCounted(ReceivedRequest request) {
        return keepsRequests() && request.isWrite();
    }
}
