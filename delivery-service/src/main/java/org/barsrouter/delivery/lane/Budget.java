package org.barsrouter.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import org.barsrouter.delivery.state.DeliveryState.Attempting;
import org.barsrouter.delivery.state.DeliveryState.Ended;

/// How much of the process's memory, and of the partition's skew, one lane may hold. A lane gets
/// half of what is free, so that a few that hang never take all; the last quarter is for lanes that
/// answer: one that is silent may hold one message only when no more than that is free, so that
/// however many hang, there is room for the others. What arrives and what is read again are counted
/// apart, by the same rule.
///
/// (The rule is that of shared buffers in network switches: Choudhury and Hahne, "Dynamic Queue
/// Length Thresholds for Shared-Memory Packet Switches", 1998.)
final class Budget {
    private static final Duration SQUEEZE = Duration.ofSeconds(1);

    private final EngineSettings settings;
    private final Ledger ledger;
    private final Memory memory;

    Budget(EngineSettings settings, Ledger ledger, Memory memory) {
        this.settings = settings;
        this.ledger = ledger;
        this.memory = memory;
    }

    /// When a delivery that found its lane full comes back.
    Duration pause() {
        return settings.laneFullPause();
    }

    /// Whether another record may be taken.
    boolean hasRoom() {
        return memory.arriving().hasFree()
                && ledger.offsets().pending() < settings.open()
                && ledger.offsets().skew() < settings.skew()
                && ledger.arrivedBytes() < settings.openBytes();
    }

    /// Whether a lane that holds something already may not hold so many bytes more.
    boolean refuses(LaneState lane, int bytes, Instant now) {
        Room room = memory.arriving();
        int places = Math.min(settings.open() - ledger.offsets().pending(), room.free());
        long free = Math.min(settings.openBytes() - ledger.arrivedBytes(), room.freeBytes());
        boolean scarce =
                room.isScarce() || places < settings.open() / 4 || free < settings.openBytes() / 4;
        return lane.arrived().messages() > 0
                && ((scarce && lane.isSilent(now))
                        || lane.arrived().messages() >= Math.max(1, places / 2)
                        || lane.arrived().bytes() + bytes > free / 2
                        || lane.isSqueezed(now));
    }

    /// Whether there is room for another parked message, whoever wants it.
    boolean hasReadingRoom() {
        return memory.readAgain().hasFree();
    }

    /// Whether a lane may have another parked message read.
    boolean mayRead(LaneState lane, Instant now) {
        boolean mustWait =
                lane.readAgain().messages() > 0
                        && memory.readAgain().isScarce()
                        && lane.isSilent(now);
        return !mustWait && mayRead(lane.readAgain());
    }

    /// Whether somebody who holds so much already may have another parked message read.
    boolean mayRead(Holding holding) {
        Room room = memory.readAgain();
        return room.hasFree()
                && (holding.messages() == 0
                        || (holding.messages() < Math.max(1, room.free() / 2)
                                && holding.bytes() + ledger.readings().expected()
                                        <= room.freeBytes() / 2));
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
