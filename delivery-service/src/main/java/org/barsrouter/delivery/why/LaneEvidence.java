package org.barsrouter.delivery.why;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.barsrouter.delivery.gate.GateFigures;
import org.barsrouter.schemas.id.Lane;

/// How a lane stands.
///
/// @param slots attempts that its policy allows at once
/// @param allowed fewer while it starts slowly or is throttled
/// @param waiting relay deliveries in memory
/// @param parked deliveries in the parked topic that wait for their time or turn
/// @param ratePerSecond the limit in force; empty is unlimited
/// @param heldUntil the receiver asked for a pause with `429`
/// @param blockedUntil when the lane looks again, where a limit or a breaker keeps it from starting
/// @param nextDue when its first parked delivery is due
/// @param endpoint breaker and attempts of its endpoint, all slices in this process
/// @param host the same of its host; empty until its address is known
/// @param inTrouble its services that fail or say nothing
/// @param metering whether what it refuses is parked instead of made dead letters
public record LaneEvidence(
        Lane lane,
        int slots,
        int allowed,
        int inFlight,
        int waiting,
        int parked,
        OptionalDouble ratePerSecond,
        Optional<Instant> heldUntil,
        Optional<Instant> blockedUntil,
        Optional<Instant> nextDue,
        GateFigures endpoint,
        Optional<GateFigures> host,
        List<ServiceEvidence> inTrouble,
        Metering metering) {

    /// Whether dead letters are metered.
    public enum Metering {
        OFF,
        ON
    }

    public LaneEvidence {
        inTrouble = List.copyOf(inTrouble);
    }
}
