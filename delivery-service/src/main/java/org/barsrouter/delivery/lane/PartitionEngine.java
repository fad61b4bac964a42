package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.barsrouter.delivery.breaker.AttemptSample;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.Blame;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.classify.Classifier;
import org.barsrouter.delivery.gate.Gate;
import org.barsrouter.delivery.gate.GateLimits;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.delivery.lane.Effect.AttemptNote;
import org.barsrouter.delivery.lane.Readings.Why;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState;
import org.barsrouter.delivery.state.DeliveryState.Attempting;
import org.barsrouter.delivery.state.DeliveryState.Ended;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.DeliveryState.Queued;
import org.barsrouter.delivery.state.Story;
import org.barsrouter.delivery.why.DeliveryEvidence;
import org.barsrouter.delivery.why.LaneEvidence;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;

/// Everything that one partition of `bars.outbound` knows and decides. Each event gives the effects
/// that follow from it; nothing happens here. One caller at a time; the gates are shared with the
/// other partitions of the process.
///
/// A record's offset is complete when its sender's answer is acknowledged, or when its parked entry
/// is committed: no sooner, whatever happens in between.
public final class PartitionEngine {
    private final RandomGenerator random;
    private final TakeOver takeOver;
    private final Gates gates;
    private final Lanes lanes;
    private final Ledger ledger;
    private final Budget budget;
    private final Gatekeeper keeper;
    private final Wakes wakes = new Wakes();
    private final Turns turns;
    private final Arrivals arrivals;
    private final Reads reads;
    private final Meter meter;
    private final Explaining explaining;
    private int epoch;
    private boolean stopped;

    /// With gates and memory of its own.
    public PartitionEngine(EngineSettings settings, RandomGenerator random, TakeOver takeOver) {
        this(
                settings,
                random,
                takeOver,
                new Gates(new GateLimits(settings.breaker(), GateLimits.HOST_IN_FLIGHT), random),
                Memory.of(settings));
    }

    /// @param gates those of the process
    /// @param memory that of the process
    public PartitionEngine(
            EngineSettings settings,
            RandomGenerator random,
            TakeOver takeOver,
            Gates gates,
            Memory memory) {
        this.random = random;
        this.takeOver = takeOver;
        this.gates = gates;
        this.lanes = new Lanes(settings, gates);
        this.ledger = new Ledger(takeOver, memory);
        this.budget = new Budget(settings, ledger, memory);
        this.keeper = new Gatekeeper(settings.breaker(), random, gates, ledger);
        ReadQueue readQueue = new ReadQueue();
        this.turns = new Turns(ledger, keeper, budget, readQueue, wakes);
        this.arrivals = new Arrivals(takeOver, ledger, budget, keeper, turns);
        this.reads = new Reads(ledger, budget, keeper, turns);
        this.meter = new Meter(ledger, gates, random);
        this.explaining = new Explaining(ledger, lanes, readQueue);
        this.epoch = gates.epoch();
        Restoring restoring = new Restoring(ledger, takeOver);
        ledger.parked().restore(restoring::add);
        restoring.finish(lanes, wakes, () -> new Breaker(settings.breaker(), random));
    }

    /// A lane's endpoint is at this host now; said before a delivery of it, and whenever it moves.
    ///
    /// @param host name and port
    public void located(Lane lane, String host) {
        LaneState state = lanes.of(lane);
        Gate at = state.host();
        if (at == null || !at.subject().key().equals(host)) {
            state.host(gates.host(host));
        }
    }

    /// A record that holds no delivery was taken; it completes with {@link #done}.
    public void took(long offset) {
        ledger.offsets().taken(offset);
    }

    public void done(long offset) {
        ledger.offsets().complete(offset);
    }

    /// A delivery was taken from its lane.
    public List<Effect> arrived(Delivery delivery, Instant now) {
        if (stopped) {
            return List.of(new Effect.Forget(delivery));
        }
        long offset = delivery.outbound().offset();
        ledger.offsets().taken(offset);
        boolean seen = !takeOver.seen().add(delivery.id(), now);
        if (seen || takeOver.isDone(offset) || ledger.parked().has(delivery.id())) {
            ledger.offsets().complete(offset);
            return List.of(new Effect.Forget(delivery));
        }
        LaneState lane = laneOf(delivery, now);
        Story story = story(delivery, now);
        Open arrived = new Open(lane, delivery, new Queued(story, now));
        if (delivery.isRelay()) {
            arrivals.relay(arrived, story, now);
        } else {
            arrivals.deferred(arrived, now);
        }
        return ledger.drained();
    }

    /// What is known of attempts by an owner before us.
    private Story story(Delivery delivery, Instant now) {
        if (!takeOver.mayHaveAttempted(delivery.outbound().offset())) {
            return Story.untold();
        }
        return delivery.isRelay()
                ? Story.possiblyAttempted()
                : Story.untold().perhapsAttempted(now);
    }

    private LaneState laneOf(Delivery delivery, Instant now) {
        LaneState lane = lanes.of(delivery.lane());
        lane.allow(delivery.policy().maxInFlight(), delivery.policy().ratePerSecond(), now);
        return lane;
    }

    /// A call ended.
    public List<Effect> attempted(DeliveryId id, AttemptEnd end) {
        Open tried = ledger.open().get(id);
        if (tried == null) {
            return List.of();
        }
        Attempting attempt = tried.attempting();
        judge(tried, attempt, end);
        DeliveryState next =
                meter.metered(tried, attempt.ended(tried.delivery(), end, random), end);
        AttemptNote note = new AttemptNote(tried.delivery(), attempt, end, next);
        ledger.effects().add(new Effect.Note(note));
        tried.become(next);
        switch (next) {
            case Queued _ -> tried.lane().line().add(tried.service(), tried);
            case Ended ended -> ledger.tell(tried, ended, Optional.of(note));
            case Parked waiting -> ledger.park(tried, waiting);
            case Attempting _ -> throw new IllegalStateException("an attempt that ended goes on");
        }
        fill(tried.lane(), end.at());
        return ledger.drained();
    }

    private void judge(Open tried, Attempting attempt, AttemptEnd end) {
        Classification classification = Classifier.classify(end.result());
        Blame blame = Blame.of(end.result());
        tried.lane().free(tried.share());
        if (end.result() instanceof Answered) {
            tried.lane().answered(end.at());
        }
        tried.service().free(blame == Blame.NOBODY ? end.at() : null);
        keeper.ended(
                tried.candidate(),
                blame,
                new AttemptSample(
                        attempt.startedAt(),
                        end.at(),
                        classification,
                        end.result() instanceof Answered answered
                                ? answered.retryAfter()
                                : Optional.empty()));
    }

    /// The message of a parked delivery was read.
    public List<Effect> loaded(Delivery delivery, Instant now) {
        Optional<Why> why = ledger.readings().ended(delivery.id());
        ParkedDelivery entry = ledger.parked().get(delivery.id());
        if (why.isEmpty() || entry == null || stopped) {
            return List.of(new Effect.Forget(delivery));
        }
        reads.loaded(laneOf(delivery, now), new ParkedRead(entry, delivery, why.get()), now);
        return ledger.drained();
    }

    /// Where parked deliveries wait: whoever knows the catalogue asks about each now and then.
    public List<Seat> seats() {
        return ledger.parked().seats();
    }

    /// The messages of a service do not belong on this lane any more. What never left us goes back
    /// to the router; once bytes were written, a delivery stays with its endpoint.
    public List<Effect> moved(Seat seat) {
        if (!stopped) {
            ledger.parked().moved(seat);
            reads.move();
        }
        return ledger.drained();
    }

    /// An operator cancels a delivery. One that waits ends, and its sender is told; one that is
    /// being attempted ends when that has failed; whatever else there is of it stays as it is.
    public List<Effect> cancelled(DeliveryId id) {
        if (!stopped && ledger.parked().cancel(id)) {
            reads.cancel();
        }
        return ledger.drained();
    }

    /// A delivery stands in the router's log as its next generation.
    public List<Effect> routedAgain(DeliveryId id, Instant now) {
        Open over = ledger.open().get(id);
        if (over != null) {
            ledger.routedAgain(over, now).ifPresent(next -> fill(lanes.of(next.lane()), now));
            if (!stopped) {
                reads.move();
            }
        }
        return ledger.drained();
    }

    /// The message of a parked delivery is not there any more.
    ///
    /// @param known what is known of it from its entry
    public List<Effect> missing(Delivery known, Instant now) {
        Optional<Why> why = ledger.readings().ended(known.id());
        ParkedDelivery entry = ledger.parked().get(known.id());
        if (why.isPresent() && entry != null && !stopped) {
            LaneState lane = lanes.of(entry.lane());
            reads.missing(lane, new ParkedRead(entry, known, why.get()), now);
            fill(lane, now);
        }
        return ledger.drained();
    }

    /// Everything that had to be said about a delivery is acknowledged.
    public List<Effect> told(DeliveryId id, Instant now) {
        Open over = ledger.open().get(id);
        if (over == null) {
            return List.of();
        }
        ledger.told(over, now).ifPresent(next -> fill(lanes.of(next.lane()), now));
        return ledger.drained();
    }

    /// An entry of the parked topic is committed.
    public List<Effect> written(ParkedDelivery entry) {
        ledger.written(entry);
        return ledger.drained();
    }

    /// An offset is committed.
    public List<Effect> committed(long offset) {
        ledger.committed(offset);
        return ledger.drained();
    }

    /// Time passes. Looks at the lanes that are due only.
    public List<Effect> tick(Instant now) {
        if (stopped) {
            return List.of();
        }
        ledger.bury();
        budget.relieve(now);
        turns.readOn(now);
        reads.expire(now);
        reads.cancel();
        reads.move();
        if (epoch != gates.epoch()) {
            epoch = gates.epoch();
            wakeBlocked(now);
        }
        LaneState lane = wakes.poll(now);
        while (lane != null) {
            turns.endLate(lane, now);
            turns.fill(lane, now);
            lane = wakes.poll(now);
        }
        return ledger.drained();
    }

    /// Something that lanes wait for is back, perhaps found by another partition or instance.
    private void wakeBlocked(Instant now) {
        for (LaneState lane : lanes.all()) {
            if (lane.blockedUntil() != null) {
                wakes.at(lane, now);
            }
        }
    }

    private void fill(LaneState lane, Instant now) {
        if (!stopped) {
            turns.fill(lane, now);
        }
    }

    /// Starts nothing any more; what is under way may end.
    public void stop() {
        stopped = true;
    }

    /// The partition is given up: what its attempts hold at the shared gates and its messages of
    /// the shared memory is given back. Nothing may be asked of this engine any more.
    public void release() {
        stopped = true;
        ledger.release();
        for (LaneState lane : lanes.all()) {
            lane.entered().forEach(gate -> gate.abandon(lane.lane()));
            for (int i = 0; i < lane.inFlight(); i++) {
                lane.endpoint().abandon(lane.lane());
            }
        }
    }

    /// Whether nothing is under way that a new owner could not know of.
    public boolean quiet() {
        return ledger.quiet();
    }

    /// Whether another record may be taken.
    public boolean wantsMore() {
        return !stopped && budget.hasRoom();
    }

    /// The offset to commit.
    public long committable() {
        return ledger.offsets().committable();
    }

    /// What to leave with the committed offset.
    public CommitMark mark() {
        boolean passed = takeOver.isPassed(ledger.offsets().next());
        boolean clean = stopped && quiet() && passed && !ledger.doubts();
        return new CommitMark(
                clean ? CommitMark.Ownership.CLOSED : CommitMark.Ownership.OPEN,
                ledger.offsets().doneBeyond());
    }

    /// Why a delivery is not through yet; empty when it is not here: over, or not taken yet.
    public Optional<DeliveryEvidence> why(DeliveryId id, Instant now) {
        return explaining.delivery(id, now);
    }

    /// How a lane stands; empty when nothing of it has come here.
    public Optional<LaneEvidence> why(Lane lane, Instant now) {
        return lanes.known(lane).map(known -> explaining.lane(known, now));
    }

    /// How the lanes of an endpoint stand that are here.
    public List<LaneEvidence> ofEndpoint(String endpointId, Instant now) {
        return explaining.endpoint(endpointId, now);
    }

    /// How the lanes at a host stand that are here.
    public List<LaneEvidence> atHost(String host, Instant now) {
        return explaining.host(host, now);
    }

    public PartitionFigures figures() {
        return new PartitionFigures(
                lanes.inFlight(),
                lanes.waiting(),
                ledger.parked().waiting(),
                ledger.parked().earliestDue());
    }
}
