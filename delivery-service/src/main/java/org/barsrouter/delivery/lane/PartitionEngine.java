package org.barsrouter.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.barsrouter.delivery.breaker.Admission;
import org.barsrouter.delivery.classify.BreakerEffect;
import org.barsrouter.delivery.classify.SenderAnswer.Refused;
import org.barsrouter.delivery.lane.Effect.AttemptNote;
import org.barsrouter.delivery.lane.ParkedDeliveries.Loading;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState;
import org.barsrouter.delivery.state.DeliveryState.Attempting;
import org.barsrouter.delivery.state.DeliveryState.Ended;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.DeliveryState.Queued;
import org.barsrouter.delivery.state.Ending;
import org.barsrouter.delivery.state.Story;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.refusal.Refusal;

/// Everything that one partition of `bars.outbound` knows and decides. Each event gives the effects
/// that follow from it; nothing happens here. One caller at a time.
///
/// A record's offset is complete when its sender's answer is acknowledged, or when its parked entry
/// is committed: no sooner, whatever happens in between.
public final class PartitionEngine {
    private final EngineSettings settings;
    private final RandomGenerator random;
    private final TakeOver takeOver;
    private final Lanes lanes;
    private final Ledger ledger;
    private final Turns turns;
    private boolean stopped;

    public PartitionEngine(EngineSettings settings, RandomGenerator random, TakeOver takeOver) {
        this.settings = settings;
        this.random = random;
        this.takeOver = takeOver;
        this.lanes = new Lanes(settings, random);
        this.ledger = new Ledger(takeOver);
        this.turns = new Turns(lanes, ledger);
        ledger.parked().restore(this::restore);
    }

    private void restore(ParkedDelivery entry) {
        ledger.lineUp(entry);
        Instant quiet = takeOver.quietFrom(Policy.defaults().attemptTimeout());
        if (entry.isBehind() || entry.state().dueAt().isBefore(quiet)) {
            ledger.parked().dueAgain(entry, quiet);
        }
        boolean failing =
                entry.state().reason() == WaitReason.BREAKER_OPEN
                        || entry.state().story().lastIs(BreakerEffect.COUNTS);
        if (failing) {
            lanes.of(entry.lane()).breaker().suspect(takeOver.at());
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
        long offset = delivery.outbound().offset();
        ledger.offsets().taken(offset);
        boolean known =
                takeOver.isDone(offset)
                        || ledger.parked().has(delivery.id())
                        || !takeOver.seen().add(delivery.id(), now);
        if (known) {
            ledger.offsets().complete(offset);
            return List.of(new Effect.Forget(delivery));
        }
        LaneState lane = lanes.of(delivery.lane());
        lane.slots(delivery.policy().maxInFlight());
        if (delivery.isRelay()) {
            relay(lane, delivery, now);
        } else {
            deferred(lane, delivery, now);
        }
        return ledger.drained();
    }

    private void relay(LaneState lane, Delivery delivery, Instant now) {
        boolean perhapsAttempted = takeOver.mayHaveAttempted(delivery.outbound().offset());
        Story story = perhapsAttempted ? Story.possiblyAttempted() : Story.untold();
        Open queued = new Open(delivery, new Queued(story, now));
        ledger.opened(queued);
        Optional<Open> leader = ledger.joins().leaderOf(delivery).map(ledger.open()::get);
        int ahead = delivery.keepsOrder() ? ledger.ahead(delivery) : 0;
        if (perhapsAttempted && !delivery.repeatsAfterWrite()) {
            Refusal why = Refusal.POSSIBLY_ATTEMPTED;
            ledger.end(queued, Ending.unknown(why.name(), why));
        } else if (leader.isPresent()) {
            leader.get().joined().add(delivery);
        } else if (ahead > 0) {
            ledger.end(queued, Ending.neverSent(overtaking(ahead)));
        } else if (lane.waiting() >= settings.laneWaiting()) {
            ledger.end(queued, Ending.neverSent(laneFull()));
        } else {
            ledger.joins().lead(delivery);
            lane.await(queued);
            fill(lane, now);
        }
    }

    private static Refused overtaking(int ahead) {
        return Refused.because(Refusal.OVERTAKING)
                .saying(
                        "Earlier messages of this conversation are still waiting for the receiver: "
                                + ahead
                                + ".");
    }

    private static Refused laneFull() {
        return Refused.because(Refusal.RECEIVER_UNREACHABLE)
                .saying("Too many messages wait for the receiver; nothing was sent to it.")
                .retryAfter(Duration.ofSeconds(1));
    }

    private void deferred(LaneState lane, Delivery delivery, Instant now) {
        Queued queued = new Queued(Story.untold(), now);
        Open arrived = new Open(delivery, queued);
        ledger.opened(arrived);
        ledger.lineUp(delivery);
        if (!now.isBefore(delivery.until())) {
            ledger.end(arrived, Ending.outOfTime(queued.story(), Refusal.EXPIRED));
        } else if (delivery.keepsOrder() && ledger.ahead(delivery) > 0) {
            ledger.park(arrived, queued.park(WaitReason.BEHIND_CONVERSATION, delivery.until()));
        } else if (delivery.keepsOrder() && now.isBefore(quietFor(delivery))) {
            ledger.park(arrived, queued.park(WaitReason.TAKEN_OVER, quietFor(delivery)));
        } else if (!lane.hasSlot()) {
            Instant later = now.plus(settings.laneFullPause());
            ledger.park(arrived, queued.park(WaitReason.LANE_FULL, later));
        } else if (lanes.admit(lane, now, ledger.effects())
                instanceof Admission.Refused(Instant until)) {
            ledger.park(arrived, queued.park(WaitReason.BREAKER_OPEN, until));
        } else {
            lane.occupy();
            turns.attempt(arrived, now);
        }
    }

    /// Until when an owner that vanished may still be attempting this or what comes before it.
    private Instant quietFor(Delivery delivery) {
        return takeOver.mayHaveAttempted(delivery.outbound().offset())
                ? takeOver.quietFrom(delivery.policy().attemptTimeout())
                : takeOver.at();
    }

    /// A call ended.
    public List<Effect> attempted(DeliveryId id, AttemptEnd end) {
        Open tried = ledger.open().get(id);
        if (tried == null) {
            return List.of();
        }
        LaneState lane = lanes.of(tried.delivery().lane());
        Turns.free(lane, tried);
        Attempting attempt = tried.attempting();
        DeliveryState next = attempt.ended(tried.delivery(), end, random);
        lanes.record(lane, end, ledger.effects());
        AttemptNote note = new AttemptNote(tried.delivery(), attempt, end, next);
        ledger.effects().add(new Effect.Note(note));
        tried.become(next);
        switch (next) {
            case Queued _ -> lane.await(tried);
            case Ended ended -> ledger.tell(tried, ended, Optional.of(note));
            case Parked waiting -> ledger.park(tried, waiting);
            case Attempting _ -> throw new IllegalStateException("an attempt that ended goes on");
        }
        fill(lane, end.at());
        return ledger.drained();
    }

    /// The message of a parked delivery was read.
    public List<Effect> loaded(Delivery delivery, Instant now) {
        Optional<Loading> why = ledger.parked().loaded(delivery.id());
        ParkedDelivery entry = ledger.parked().get(delivery.id());
        if (why.isEmpty() || entry == null || stopped) {
            return List.of(new Effect.Forget(delivery));
        }
        LaneState lane = lanes.of(entry.lane());
        lane.slots(delivery.policy().maxInFlight());
        Open read = new Open(delivery, entry.state().due(now), entry);
        ledger.opened(read);
        if (why.get() == Loading.EXPIRY || !now.isBefore(entry.until())) {
            Turns.giveUpSlot(lane, why.get());
            ledger.end(read, Ending.outOfTime(entry.state().story(), Refusal.EXPIRED));
        } else {
            turns.attempt(read, now);
        }
        return ledger.drained();
    }

    /// The message of a parked delivery is not there any more.
    ///
    /// @param known what is known of it from its entry
    public List<Effect> missing(Delivery known, Instant now) {
        Optional<Loading> why = ledger.parked().loaded(known.id());
        ParkedDelivery entry = ledger.parked().get(known.id());
        if (why.isPresent() && entry != null && !stopped) {
            Turns.giveUpSlot(lanes.of(entry.lane()), why.get());
            Open gone = new Open(known, entry.state().due(now), entry);
            ledger.opened(gone);
            Ending ending = Ending.outOfTime(entry.state().story(), Refusal.EXPIRED);
            ledger.end(gone, new Ending(ending.disposition(), "POINTER_EXPIRED", ending.answer()));
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

    /// Time passes.
    public List<Effect> tick(Instant now) {
        if (stopped) {
            return List.of();
        }
        ledger.bury();
        loadExpired(now);
        for (LaneState lane : lanes.all()) {
            turns.endLate(lane, now);
            fill(lane, now);
        }
        return ledger.drained();
    }

    private void loadExpired(Instant now) {
        ParkedDelivery expired = ledger.parked().pollExpired(now, ledger.open());
        while (expired != null) {
            ledger.parked().load(expired, Loading.EXPIRY);
            ledger.effects().add(new Effect.Load(expired));
            expired = ledger.parked().pollExpired(now, ledger.open());
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

    /// Whether nothing is under way that a new owner could not know of.
    public boolean quiet() {
        return ledger.quiet();
    }

    /// Whether another record may be taken.
    public boolean wantsMore() {
        return !stopped
                && ledger.offsets().pending() < settings.open()
                && ledger.offsets().skew() < settings.skew()
                && ledger.openBytes() < settings.openBytes();
    }

    /// The offset to commit.
    public long committable() {
        return ledger.offsets().committable();
    }

    /// What to leave with the committed offset.
    public CommitMark mark() {
        boolean clean = stopped && quiet();
        return new CommitMark(
                clean ? CommitMark.Ownership.CLOSED : CommitMark.Ownership.OPEN,
                ledger.offsets().doneBeyond());
    }

    public PartitionFigures figures() {
        return new PartitionFigures(
                lanes.inFlight(),
                lanes.waiting(),
                ledger.parked().waiting(),
                ledger.parked().earliestDue());
    }
}
