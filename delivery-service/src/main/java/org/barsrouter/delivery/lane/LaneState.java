package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.barsrouter.delivery.gate.Gate;
import org.barsrouter.delivery.pace.Pace;
import org.barsrouter.delivery.pace.TokenBucket;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// One lane: its slots and who has them, what waits in memory, its pace and rate, its endpoint's
/// and its host's gate.
final class LaneState {
    private final Lane lane;
    private final Gate endpoint;
    private final Map<ServiceId, ServiceState> services = new HashMap<>();
    private final Map<DeliveryId, Gate> entered = new HashMap<>();
    private final Line line = new Line();
    private final Wheel wheel = new Wheel();
    private final Pace pace = new Pace();
    private final TokenBucket rate = new TokenBucket();
    private final Metering metering;
    private final Holding arrived = new Holding();
    private final Holding readAgain = new Holding();
    private @Nullable Gate host;
    private @Nullable Instant wakeAt;
    private @Nullable Instant blockedUntil;
    private @Nullable Instant squeezedUntil;
    private @Nullable Instant silentSince = Instant.MIN;
    private int slots;
    private int inFlight;
    private int parkedInFlight;
    private int replayInFlight;
    private int endpointRecoveries;
    private int hostRecoveries;

    LaneState(Lane lane, Gate endpoint, EngineSettings settings) {
        this.lane = lane;
        this.endpoint = endpoint;
        this.slots = settings.laneInFlight();
        this.metering = new Metering(settings.metering());
        this.endpointRecoveries = endpoint.recoveries();
    }

    Lane lane() {
        return lane;
    }

    Gate endpoint() {
        return endpoint;
    }

    @Nullable Gate host() {
        return host;
    }

    void host(Gate gate) {
        if (host != gate) {
            host = gate;
            hostRecoveries = gate.recoveries();
        }
    }

    Line line() {
        return line;
    }

    Wheel wheel() {
        return wheel;
    }

    Pace pace() {
        return pace;
    }

    TokenBucket rate() {
        return rate;
    }

    Metering metering() {
        return metering;
    }

    /// What the newest policy allows.
    void allow(int maxInFlight, OptionalDouble perSecond, Instant now) {
        slots = Math.max(1, maxInFlight);
        rate.rate(perSecond, now);
    }

    int slots() {
        return slots;
    }

    ServiceState service(ServiceId id) {
        return services.computeIfAbsent(id, ServiceState::new);
    }

    Collection<ServiceState> services() {
        return services.values();
    }

    /// Whether more than one service is behind the endpoint, as far as we know.
    boolean isShared() {
        return services.size() > 1;
    }

    /// Slots that one service may hold: all when it is alone, else half, and a quarter when it is
    /// in trouble. What others need must be free before anybody knows who hangs.
    int slotsOf(ServiceState service, Instant now) {
        if (!isShared()) {
            return slots;
        }
        return Math.max(1, slots / (service.inTrouble(now) ? 4 : 2));
    }

    boolean hasSlot() {
        return inFlight < pace.allowed(slots);
    }

    /// No parked delivery is under way though there is more than one slot: the next is for one, so
    /// that they are never starved.
    boolean owesParked() {
        return slots > 1 && parkedInFlight + replayInFlight == 0;
    }

    /// Replays do not crowd out what is live.
    boolean replaysMayStart() {
        int others = inFlight - replayInFlight + line.size();
        return others == 0 || replayInFlight < Math.max(1, slots / 12);
    }

    /// More is under way than its policy allows: that became known only afterwards.
    boolean isOverfull() {
        return inFlight > slots;
    }

    int inFlight() {
        return inFlight;
    }

    int inFlight(Share share) {
        return switch (share) {
            case LIVE -> inFlight - parkedInFlight - replayInFlight;
            case PARKED -> parkedInFlight;
            case REPLAY -> replayInFlight;
        };
    }

    void occupy(Share share, Instant now) {
        if (silentSince == null) {
            silentSince = now;
        }
        count(share, 1);
    }

    void free(Share share) {
        count(share, -1);
    }

    private void count(Share share, int by) {
        inFlight += by;
        switch (share) {
            case LIVE -> {}
            case PARKED -> parkedInFlight += by;
            case REPLAY -> replayInFlight += by;
        }
    }

    /// The host's gate through which an attempt went, until it is over.
    void entered(DeliveryId id, Gate gate) {
        entered.put(id, gate);
    }

    @Nullable Gate over(DeliveryId id) {
        return entered.remove(id);
    }

    boolean hasEntered(DeliveryId id) {
        return entered.containsKey(id);
    }

    Collection<Gate> entered() {
        return entered.values();
    }

    /// What it holds of messages that arrived.
    Holding arrived() {
        return arrived;
    }

    /// What it holds of messages that were parked and are being read, attempted or told.
    Holding readAgain() {
        return readAgain;
    }

    /// The receiver answered; that attempt is not counted any more.
    void answered(Instant now) {
        silentSince = inFlight > 0 ? now : null;
    }

    /// Attempts are under way, and nobody has answered for 5 s since the first of them, or ever.
    /// One that fell silent stays so until it answers.
    boolean isSilent(Instant now) {
        Instant since = silentSince;
        return inFlight > 0 && since != null && now.isAfter(since.plus(ServiceState.SILENCE));
    }

    /// It holds more than its part of the partition's skew and takes nothing until then.
    void squeezedUntil(Instant when) {
        squeezedUntil = when;
    }

    boolean isSqueezed(Instant now) {
        Instant until = squeezedUntil;
        return until != null && now.isBefore(until);
    }

    /// Whether endpoint or host have come back since the last question.
    boolean hasComeBack() {
        Gate at = host;
        boolean endpointBack = endpointRecoveries != endpoint.recoveries();
        boolean hostBack = at != null && hostRecoveries != at.recoveries();
        endpointRecoveries = endpoint.recoveries();
        hostRecoveries = at == null ? 0 : at.recoveries();
        return endpointBack || hostBack;
    }

    @Nullable Instant wakeAt() {
        return wakeAt;
    }

    void wakeAt(@Nullable Instant when) {
        wakeAt = when;
    }

    /// Until when a limit or a breaker keeps it from starting anything.
    @Nullable Instant blockedUntil() {
        return blockedUntil;
    }

    void blocked(@Nullable Instant until) {
        blockedUntil = until;
    }
}
