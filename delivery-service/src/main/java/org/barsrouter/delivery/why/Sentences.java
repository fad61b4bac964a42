package org.barsrouter.delivery.why;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.delivery.gate.Outage;
import org.barsrouter.delivery.state.WaitReason;

/// Evidence as plain sentences. The first of a list answers "why is it waiting?" by itself; the
/// others say what stands behind it. Never anything from a message: ids, counts and times only.
public final class Sentences {
    private Sentences() {}

    /// Why a delivery is not through yet.
    public static List<String> of(DeliveryEvidence delivery, Instant now) {
        List<String> causes = causes(delivery, now);
        List<String> sentences = new ArrayList<>();
        sentences.add(where(delivery, now));
        sentences.addAll(causes);
        ahead(delivery).ifPresent(sentences::add);
        delivery.nextAttempt()
                .filter(next -> next.isAfter(now))
                .ifPresent(next ->
                        sentences.add(
                                "Its next attempt is expected at " + Times.at(next, now) + "."));
        sentences.add(deadline(delivery, now));
        return sentences;
    }

    private static List<String> causes(DeliveryEvidence delivery, Instant now) {
        List<String> causes = new ArrayList<>(Troubles.breakers(delivery.lane(), now));
        delivery.lane().inTrouble().stream()
                .filter(service -> service.service().equals(delivery.target()))
                .map(service -> Troubles.service(service, now))
                .forEach(causes::addAll);
        causes.addAll(Troubles.limits(delivery.lane(), now));
        return causes;
    }

    private static String where(DeliveryEvidence delivery, Instant now) {
        String attempts =
                delivery.story().attempts() == 0
                        ? "nothing has been sent yet"
                        : Troubles.count(delivery.story().attempts(), "attempt") + " so far";
        return switch (delivery.place()) {
            case Place.Queued(Instant notBefore) ->
                    "It waits in memory for a free slot of its endpoint"
                            + (notBefore.isAfter(now)
                                    ? ", not before " + Times.at(notBefore, now)
                                    : "")
                            + "; "
                            + attempts
                            + ".";
            case Place.Joined _ ->
                    "It repeats a message that is under way, and will get the same answer.";
            case Place.Attempting(int number, Instant since) ->
                    "Attempt %d is under way since %s.".formatted(number, Times.at(since, now));
            case Place.Parked(WaitReason reason, Instant dueAt) ->
                    "It waits "
                            + parked(reason, delivery, Times.at(dueAt, now))
                            + "; "
                            + attempts
                            + ".";
            case Place.AwaitingRoom _ ->
                    "It is due and waits for room in memory: as many parked messages as this"
                            + " instance may hold are being delivered; "
                            + attempts
                            + ".";
            case Place.Reading _ -> "Its turn has come: its message is being read again.";
            case Place.Telling(var disposition, String reason) ->
                    "It ended %s (%s); its sender is being told.".formatted(disposition, reason);
        };
    }

    private static String parked(WaitReason reason, DeliveryEvidence delivery, String dueAt) {
        return switch (reason) {
            case RETRY -> "for its next attempt, which is due at " + dueAt;
            case LANE_FULL -> "because other messages were being delivered to its endpoint";
            case PACED -> "because its endpoint takes no more at once";
            case METERED -> "because its receiver refuses too much: it is attempted again slowly";
            case PAUSED -> "because an operator has paused its endpoint or host";
            case BREAKER_OPEN -> "because its receiver is known to be down";
            case BEHIND_CONVERSATION ->
                    "for its turn: "
                            + Troubles.count(delivery.aheadInConversation(), "older message")
                            + " of its conversation "
                            + (delivery.aheadInConversation() == 1 ? "is" : "are")
                            + " not through";
            case TAKEN_OVER ->
                    "because the instance before vanished and may still be calling its receiver";
        };
    }

    private static Optional<String> ahead(DeliveryEvidence delivery) {
        int ahead = delivery.aheadInLane();
        return ahead == 0
                ? Optional.empty()
                : Optional.of(
                        Troubles.count(ahead, "message")
                                + " of its lane "
                                + (ahead == 1 ? "goes" : "go")
                                + " before it.");
    }

    private static String deadline(DeliveryEvidence delivery, Instant now) {
        String until = Times.at(delivery.until(), now);
        return switch (delivery.deadline()) {
            case SAFE -> "It may be attempted until " + until + ", which is not at risk.";
            case AT_RISK -> "It may be attempted until " + until + ", which is AT RISK.";
            case OVER -> "Its time was over at " + until + ".";
        };
    }

    /// How a lane stands.
    public static List<String> of(LaneEvidence lane, Instant now) {
        List<String> sentences = new ArrayList<>();
        List<String> troubles = new ArrayList<>(Troubles.breakers(lane, now));
        lane.inTrouble().forEach(service -> troubles.addAll(Troubles.service(service, now)));
        troubles.addAll(Troubles.limits(lane, now));
        if (troubles.isEmpty()) {
            sentences.add("Lane " + lane.lane() + " delivers: nothing holds it up.");
        }
        sentences.addAll(troubles);
        sentences.add(
                "%s under way, %s for a slot, %s parked."
                        .formatted(
                                Troubles.count(lane.inFlight(), "attempt"),
                                Troubles.count(lane.waiting(), "message") + " waiting",
                                Troubles.count(lane.parked(), "message")));
        lane.nextDue()
                .filter(due -> lane.parked() > 0 && due.isAfter(now))
                .ifPresent(due ->
                        sentences.add(
                                "The first parked one is due at " + Times.at(due, now) + "."));
        return sentences;
    }

    /// What is down since when.
    public static String of(Outage outage, Instant now) {
        return Troubles.outage(outage, now);
    }
}
