package org.barsrouter.delivery.lane;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.schemas.id.Lane;

/// The partition's lanes.
final class Lanes {
    private final Map<Lane, LaneState> lanes = new HashMap<>();
    private final EngineSettings settings;
    private final Gates gates;

    Lanes(EngineSettings settings, Gates gates) {
        this.settings = settings;
        this.gates = gates;
    }

    LaneState of(Lane lane) {
        LaneState known = lanes.get(lane);
        if (known == null) {
            known = new LaneState(lane, gates.endpoint(lane.endpointId()), settings);
            lanes.put(lane, known);
        }
        return known;
    }

    Optional<LaneState> known(Lane lane) {
        return Optional.ofNullable(lanes.get(lane));
    }

    Collection<LaneState> all() {
        return lanes.values();
    }

    int inFlight() {
        return lanes.values().stream().mapToInt(LaneState::inFlight).sum();
    }

    int waiting() {
        return lanes.values().stream().mapToInt(lane -> lane.line().size()).sum();
    }
}
