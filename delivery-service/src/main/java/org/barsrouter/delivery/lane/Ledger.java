package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.delivery.lane.Effect.AttemptNote;
import org.barsrouter.delivery.offsets.CompletedOffsets;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState.Attempting;
import org.barsrouter.delivery.state.DeliveryState.Ended;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.DeliveryState.Queued;
import org.barsrouter.delivery.state.Ending;
import org.barsrouter.delivery.state.Story;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.schemas.id.DeliveryId;

/// The books of a partition: what is open, what is parked, which offsets are done, and the effects
/// that are owed. Every change of a delivery's place goes through here.
final class Ledger {
    private final CompletedOffsets offsets;
    private final ParkedDeliveries parked;
    private final Conversations conversations;
    private final Joins joins = new Joins();
    private final Memory memory;
    private final Readings readings;
    private final Holding arrived = new Holding();
    private final Map<DeliveryId, Open> open = new HashMap<>();
    private final Set<DeliveryId> doubtful = new HashSet<>();
    private List<Effect> effects = new ArrayList<>();
    private int writing;
    private int routingAgain;

    /// @param memory what is held is written down there
    Ledger(TakeOver takeOver, Memory memory) {
        this.offsets = new CompletedOffsets(takeOver.from(), takeOver.mark().done());
        this.memory = memory;
        this.readings = new Readings(memory.readAgain());
        this.parked = new ParkedDeliveries(takeOver.from(), takeOver.parked(), readings);
        this.conversations = new Conversations(takeOver.parked());
    }

    CompletedOffsets offsets() {
        return offsets;
    }

    ParkedDeliveries parked() {
        return parked;
    }

    Joins joins() {
        return joins;
    }

    Map<DeliveryId, Open> open() {
        return open;
    }

    /// What is being read of the parked deliveries.
    Readings readings() {
        return readings;
    }

    /// Bytes of the bodies that arrived and are held.
    long arrivedBytes() {
        return arrived.bytes();
    }

    /// Where effects are put until {@link #drained}.
    List<Effect> effects() {
        return effects;
    }

    List<Effect> drained() {
        List<Effect> all = effects;
        effects = new ArrayList<>();
        return all;
    }

    void opened(Open delivery) {
        int bytes = delivery.delivery().bytes();
        open.put(delivery.delivery().id(), delivery);
        delivery.holding().add(bytes);
        roomOf(delivery).take(bytes);
        if (!delivery.wasParked()) {
            arrived.add(bytes);
        }
    }

    void closed(Open delivery) {
        if (open.remove(delivery.delivery().id(), delivery)) {
            int bytes = delivery.delivery().bytes();
            delivery.holding().remove(bytes);
            roomOf(delivery).give(bytes);
            if (!delivery.wasParked()) {
                arrived.remove(bytes);
            }
            effects.add(new Effect.Forget(delivery.delivery()));
        }
    }

    private Room roomOf(Open delivery) {
        return delivery.wasParked() ? memory.readAgain() : memory.arriving();
    }

    /// Gives back all room that is held.
    void release() {
        open.values().forEach(held -> roomOf(held).give(held.delivery().bytes()));
        open.clear();
        readings.release();
    }

    /// A deferred delivery takes its place in its conversation.
    void lineUp(Delivery delivery) {
        conversations.add(key(delivery), delivery.inbound().offset(), delivery.id());
    }

    /// A parked one takes its place.
    void lineUp(int parkedRow) {
        conversations.add(parkedRow);
    }

    /// How many older deliveries of its conversation are not through.
    int ahead(Delivery delivery) {
        return conversations.ahead(key(delivery), delivery.inbound().offset());
    }

    int ahead(ParkedDelivery entry) {
        return conversations.ahead(entry.conversation(), entry.inbound().offset());
    }

    void park(Open failed, Parked state) {
        ParkedDelivery entry = ParkedDelivery.of(failed.delivery(), state);
        parked.put(entry, state.dueAt());
        conversations.parked(entry.conversation(), parked.row(entry.id()));
        write(entry);
        closed(failed);
    }

    /// A parked delivery may have been attempted by an owner that vanished. Until its entry is
    /// written again, only we know.
    void doubt(ParkedDelivery entry) {
        parked.put(entry, entry.state().dueAt());
        doubtful.add(entry.id());
    }

    /// Whether we know of doubts that no entry tells a new owner.
    boolean doubts() {
        return !doubtful.isEmpty();
    }

    /// Parks a delivery while it is being attempted, so that its offset may move: when the attempt
    /// ends, its entry is closed or written anew. A new owner finds it due when the attempt is
    /// over, with a line in its history that says that nobody knows how it ended.
    void parkAhead(Open attempting) {
        Attempting under = attempting.attempting();
        Story perhaps = under.story().perhapsAttempted(under.startedAt());
        Delivery delivery = attempting.delivery();
        Instant over = under.startedAt().plus(delivery.policy().attemptTimeout());
        ParkedDelivery entry =
                ParkedDelivery.of(delivery, new Parked(perhaps, over, WaitReason.RETRY));
        parked.put(entry, over);
        conversations.parked(entry.conversation(), parked.row(entry.id()));
        attempting.parkedAs(entry);
        write(entry);
    }

    /// A queued delivery ends without an attempt.
    void end(Open over, Ending ending) {
        tell(over, over.queued().end(ending), Optional.empty());
    }

    /// A delivery ended: its sender is to be told, and whoever joined it. What has arrived holds up
    /// nothing of its conversation from here on: should we die before that is written, the receiver
    /// knows it as a duplicate.
    void tell(Open over, Ended ended, Optional<AttemptNote> last) {
        Delivery delivery = over.delivery();
        over.become(ended);
        if (ended.ending().disposition().arrived()) {
            leaveConversation(over);
        }
        joins.over(delivery);
        for (Delivery repeat : over.joined()) {
            Optional.ofNullable(open.get(repeat.id())).ifPresent(joined -> joined.become(ended));
        }
        effects.add(new Effect.Tell(delivery, List.copyOf(over.joined()), ended, last));
    }

    /// A parked delivery whose route has moved goes back to the router.
    void routeAgain(Open read) {
        routingAgain++;
        effects.add(new Effect.RouteAgain(read.delivery()));
    }

    /// It stands in the router's log, as another delivery: this one is over, and its sender need
    /// not be told anything. Gives the delivery whose turn in the conversation it is now.
    Optional<ParkedDelivery> routedAgain(Open over, Instant now) {
        routingAgain--;
        return told(over, now);
    }

    /// All that had to be said about it is acknowledged; gives the delivery whose turn in the
    /// conversation it is now.
    Optional<ParkedDelivery> told(Open over, Instant now) {
        over.parkedAs()
                .ifPresentOrElse(
                        entry -> write(parked.close(entry)),
                        () -> offsets.complete(over.delivery().outbound().offset()));
        closed(over);
        return leaveConversation(over)
                .filter(id -> !open.containsKey(id) && parked.released(id, now))
                .map(parked::get);
    }

    /// It stands in no younger one's way; gives the one that is the oldest of its conversation now.
    private Optional<DeliveryId> leaveConversation(Open over) {
        if (over.delivery().isRelay()) {
            return Optional.empty();
        }
        return over.parkedAs()
                .map(entry -> conversations.through(entry.conversation(), entry.inbound().offset()))
                .orElseGet(() ->
                        conversations.through(
                                key(over.delivery()), over.delivery().inbound().offset()));
    }

    /// An entry of the parked topic is committed.
    void written(ParkedDelivery entry) {
        writing--;
        if (entry.isClosed()) {
            parked.closedStands(entry);
            bury();
        } else {
            offsets.complete(entry.outbound().offset());
        }
    }

    void committed(long offset) {
        parked.committed(offset);
        bury();
    }

    void bury() {
        parked.buried().forEach(id -> effects.add(new Effect.Bury(id)));
    }

    /// Whether nothing is under way, and nothing was, that a new owner could not know of.
    boolean quiet() {
        return writing == 0
                && routingAgain == 0
                && open.values().stream().allMatch(Ledger::untouched);
    }

    /// Waits in memory, and no attempt of it may have arrived: a new owner may begin anew.
    private static boolean untouched(Open open) {
        return open.state() instanceof Queued queued && !queued.story().unknown();
    }

    private void write(ParkedDelivery entry) {
        writing++;
        doubtful.remove(entry.id());
        effects.add(new Effect.Write(entry));
    }

    private static Conversations.Key key(Delivery delivery) {
        return new Conversations.Key(delivery.target(), delivery.correlationId());
    }
}
