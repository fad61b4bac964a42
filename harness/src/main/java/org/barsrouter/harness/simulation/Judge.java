package org.barsrouter.harness.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState.Ended;
import org.barsrouter.schemas.id.DeliveryId;

/// Sees everything that happens and holds it against the promises. The first broken one ends the
/// story.
final class Judge {
    private final World world;
    private final Map<DeliveryId, Fate> fates = new LinkedHashMap<>();
    private final Map<String, List<Fate>> conversations = new HashMap<>();
    private final Map<String, Integer> effects = new HashMap<>();
    private final CallRules callRules;
    private final DurableRules durableRules;
    private Optional<String> violation = Optional.empty();

    Judge(World world) {
        this.world = world;
        this.callRules = new CallRules(world, this);
        this.durableRules = new DurableRules(world, this);
    }

    Optional<String> violation() {
        return violation;
    }

    void violated(String promise) {
        if (violation.isEmpty()) {
            violation = Optional.of(promise);
            world.chronicle().line("VIOLATED: ", promise);
        }
    }

    /// The router appends a submission, for the first time or again.
    void append(Submission submission) {
        Fate fate = fates.get(submission.id());
        if (fate == null) {
            fate = new Fate(submission);
            fates.put(submission.id(), fate);
            conversations.computeIfAbsent(conversation(fate), _ -> new ArrayList<>()).add(fate);
            world.chronicle().count(fate.isRelay() ? Happening.RELAY : Happening.DEFERRED);
            if (!submission.key().equals("key-" + submission.order())) {
                world.chronicle().count(Happening.REPEAT);
            }
        }
        long offset = world.log().append(Optional.of(submission));
        fate.offsets().add(offset);
        world.chronicle()
                .line(
                        fate,
                        " (",
                        submission.service().id().value(),
                        " at ",
                        submission.site().lane(),
                        ", ",
                        submission.conversation(),
                        ", ",
                        submission.key(),
                        ", ",
                        submission.time().toMillis(),
                        " ms) is appended at offset ",
                        offset);
        world.group().current().ifPresent(Owner::look);
    }

    Fate fate(DeliveryId id) {
        Fate fate = fates.get(id);
        if (fate == null) {
            throw new IllegalStateException("nobody submitted " + id);
        }
        return fate;
    }

    Iterable<Fate> fates() {
        return fates.values();
    }

    /// All of its conversation, oldest first.
    List<Fate> conversationOf(Fate fate) {
        return conversations.getOrDefault(conversation(fate), List.of());
    }

    private static String conversation(Fate fate) {
        Submission submission = fate.submission();
        return submission.service().id().key() + "/" + submission.conversation();
    }

    /// Whether the receiver has a message with this pair of ids.
    boolean has(String key) {
        return effects.containsKey(key);
    }

    void calls(Owner owner, Call call, Fate fate) {
        callRules.starts(owner, call, fate);
    }

    void answered(Call call, Fate fate, AttemptResult result) {
        world.chronicle().line(fate, " attempt ", call.number(), " ended: ", result);
        if (result instanceof AttemptResult.Broken(AttemptResult.Fault fault)
                && fault == AttemptResult.Fault.TIMEOUT) {
            world.chronicle().count(Happening.TIMED_OUT);
        }
        callRules.ended(call, fate, result);
    }

    /// A receiver takes a message.
    void effect(Call call, Fate fate) {
        world.chronicle().count(Happening.EFFECT);
        world.chronicle().line(fate, " attempt ", call.number(), " is taken by its receiver");
        int times = effects.merge(fate.submission().key(), 1, Integer::sum);
        if (fate.calls().contains(call)) {
            fate.effects().add(call);
        }
        if (times > 1 && fate.submission().site().memory() == Site.Memory.DE_DUPLICATES) {
            violated(fate + " had two effects at a receiver that de-duplicates");
        }
    }

    /// An owner decided how a delivery ended.
    void decides(Owner owner, Delivery delivery, Ended ended) {
        Fate fate = fate(delivery.id());
        world.chronicle()
                .line(
                        owner,
                        " ends ",
                        fate,
                        ": ",
                        ended.ending().disposition(),
                        " ",
                        ended.ending().reason());
        if (fate.deciders().contains(owner.number()) && !callRules.forgotten(fate, delivery)) {
            violated(owner + " ended " + fate + " twice");
        }
        fate.decidedBy(owner.number(), ended);
    }

    /// What a sender is told stands in the log.
    void told(Delivery delivery, Fate.Telling telling) {
        Fate fate = fate(delivery.id());
        if (fate.told()) {
            world.chronicle().count(Happening.TOLD_AGAIN);
        }
        fate.tellings().add(telling);
        world.chronicle().line(fate, " is told ", telling.disposition());
        world.chronicle()
                .count(
                        switch (telling.disposition()) {
                            case DELIVERED -> Happening.TOLD_DELIVERED;
                            case DELIVERED_DUPLICATE -> Happening.TOLD_DUPLICATE;
                            case REJECTED -> Happening.TOLD_REJECTED;
                            case UNKNOWN -> Happening.TOLD_UNKNOWN;
                            case EXPIRED -> Happening.TOLD_EXPIRED;
                            case CANCELLED ->
                                    throw new IllegalStateException(
                                            "nobody cancels anything in these stories");
                        });
        if (telling.disposition().arrived() && !has(fate.submission().key())) {
            violated(fate + " was told that it arrived, and its receiver does not have it");
        }
    }

    void commit(Owner owner, long offset, String metadata) {
        durableRules.commit(owner, offset, metadata);
    }

    /// An entry is wanted written.
    void writes(Owner owner, ParkedDelivery entry) {
        world.chronicle()
                .line(
                        owner,
                        " writes ",
                        fate(entry.id()),
                        " ",
                        entry.phase(),
                        " ",
                        entry.state().reason(),
                        " due ",
                        entry.state().dueAt());
    }

    /// An entry, or a tombstone, stands in the parked topic.
    void parked(DeliveryId id, Optional<ParkedDelivery> entry) {
        durableRules.parked(fate(id), entry);
    }

    /// Whether a crash now would not make anybody attempt it again.
    boolean durablyTold(Fate fate) {
        return durableRules.told(fate);
    }

    /// An owner takes more records.
    ///
    /// @param skew how far it is ahead of its commit point
    void takes(long skew) {
        durableRules.skew(skew);
    }

    /// Everything is over.
    void close() {
        if (violation.isEmpty()) {
            durableRules.close();
        }
        for (Fate fate : fates.values()) {
            if (violation.isEmpty()) {
                new Truth(world, fate).judge().ifPresent(this::violated);
            }
            if (violation.isEmpty()) {
                new Progress(world, fate).judge().ifPresent(this::violated);
            }
        }
    }
}
