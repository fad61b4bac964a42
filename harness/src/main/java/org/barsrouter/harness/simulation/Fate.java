package org.barsrouter.harness.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.delivery.state.DeliveryState.Ended;
import org.barsrouter.delivery.state.Disposition;

/// What became of one submission, as an observer sees it who sees everything.
final class Fate {
    private final Submission submission;
    private final List<Long> offsets = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<Call> effects = new ArrayList<>();
    private final List<Telling> tellings = new ArrayList<>();
    private final List<Integer> deciders = new ArrayList<>();
    private final List<Call> zombieCalls = new ArrayList<>();
    private boolean heardOfArrival;

    /// Its sender was told.
    ///
    /// @param by number of the owner
    /// @param leader whose fate it shares: itself, or the delivery that it joined
    record Telling(int by, Fate leader, Ended ended, Instant at) {
        Disposition disposition() {
            return ended.ending().disposition();
        }

        boolean afterUnknown() {
            return ended.ending().reason().endsWith("_AFTER_UNKNOWN");
        }
    }

    Fate(Submission submission) {
        this.submission = submission;
    }

    Submission submission() {
        return submission;
    }

    /// Where it stands in `bars.outbound`: more than once when it was routed twice.
    List<Long> offsets() {
        return offsets;
    }

    List<Call> calls() {
        return calls;
    }

    /// What an owner called that had lost its partition: it cannot be fenced.
    List<Call> zombieCalls() {
        return zombieCalls;
    }

    /// The calls by which the receiver took it.
    List<Call> effects() {
        return effects;
    }

    /// What stands in replies or outcomes about it.
    List<Telling> tellings() {
        return tellings;
    }

    boolean told() {
        return !tellings.isEmpty();
    }

    /// The owners that decided its end, told or not.
    List<Integer> deciders() {
        return deciders;
    }

    /// Whether an owner has heard from its receiver that it is there: should that owner die before
    /// it is written, a repeat is a duplicate, and overtakes nobody.
    boolean heardOfArrival() {
        return heardOfArrival;
    }

    void decidedBy(int owner, Ended ended) {
        deciders.add(owner);
        heardOfArrival |= ended.ending().disposition().arrived();
    }

    Optional<Instant> firstAttempt() {
        return calls.stream().map(Call::startedAt).findFirst();
    }

    Instant until() {
        return submission.at().plus(submission.time());
    }

    boolean isRelay() {
        return submission.answering() == org.barsrouter.delivery.state.Delivery.Answering.RELAY;
    }

    @Override
    public String toString() {
        return submission.name();
    }
}
