package org.barsrouter.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import org.barsrouter.delivery.state.DeliveryState.Attempting;
import org.barsrouter.delivery.state.DeliveryState.Ended;

/// How much of the partition's memory and of its skew one lane may hold. A lane gets half of what
/// is free, so that a few that hang never take all; the last quarter is for lanes that answer: one
/// that is silent may hold one message only when no more than that is free, so that however many
/// hang, there is room for the others.
///
/// (The rule is that of shared buffers in network switches: Choudhury and Hahne, "Dynamic Queue
/// Length Thresholds for Shared-Memory Packet Switches", 1998.)
final class Budget {
    private static final Duration SQUEEZE = Duration.ofSeconds(1);

    private final EngineSettings settings;
    private final Ledger ledger;

    Budget(EngineSettings settings, Ledger ledger) {
        this.settings = settings;
        this.ledger = ledger;
    }

    /// When a delivery that found its lane full comes back.
    Duration pause() {
        return settings.laneFullPause();
    }

    /// Whether another record may be taken.
    boolean hasRoom() {
        return ledger.offsets().pending() < settings.open()
                && ledger.offsets().skew() < settings.skew()
                && ledger.openBytes() < settings.openBytes();
    }

    /// Whether a lane that holds something already may not hold so many bytes more.
    boolean refuses(LaneState lane, int bytes, Instant now) {
        if (lane.held() == 0) {
            return false;
        }
        int free = settings.open() - ledger.offsets().pending();
        long freeBytes = settings.openBytes() - ledger.openBytes();
        boolean scarce = free < settings.open() / 4 || freeBytes < settings.openBytes() / 4;
        return (scarce && lane.isSilent(now))
                || lane.held() >= Math.max(1, free / 2)
                || lane.heldBytes() + bytes > freeBytes / 2
                || lane.isSqueezed(now);
    }

    /// Whether a lane, or one service of a shared lane, has its part of the relay deliveries that
    /// may wait in memory.
    boolean isLineFull(LaneState lane, ServiceState service) {
        int most = settings.laneWaiting();
        return lane.line().size() >= most
                || (lane.isShared() && service.waiting() >= Math.max(1, most / 4));
    }

    /// When half of the skew is used up, whoever holds the oldest offsets takes nothing more, and
    /// what can be parked is parked while it is being attempted.
    void relieve(Instant now) {
        long half = settings.skew() / 2;
        if (ledger.offsets().skew() <= half) {
            return;
        }
        long before = ledger.offsets().next() - half;
        for (Open open : ledger.open().values()) {
            boolean over = open.state() instanceof Ended;
            if (!over
                    && open.delivery().outbound().offset() < before
                    && open.parkedAs().isEmpty()) {
                open.lane().squeezedUntil(now.plus(SQUEEZE));
                if (!open.delivery().isRelay() && open.state() instanceof Attempting) {
                    ledger.parkAhead(open);
                }
            }
        }
    }
}
