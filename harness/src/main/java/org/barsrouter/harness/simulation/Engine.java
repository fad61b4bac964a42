package org.barsrouter.harness.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.barsrouter.delivery.lane.Effect;
import org.barsrouter.delivery.lane.EngineSettings;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.schemas.id.DeliveryId;

/// The engine as a simulated owner drives it: so that a test can put a faulty one in its place.
interface Engine {

    /// A record that holds no delivery was read, and is dealt with.
    void passed(long offset);

    List<Effect> arrived(Delivery delivery, Instant now);

    List<Effect> attempted(DeliveryId id, AttemptEnd end);

    List<Effect> loaded(Delivery delivery, Instant now);

    List<Effect> told(DeliveryId id, Instant now);

    List<Effect> written(ParkedDelivery entry);

    List<Effect> committed(long offset);

    List<Effect> tick(Instant now);

    void stop();

    boolean quiet();

    boolean wantsMore();

    long committable();

    CommitMark mark();

    /// When the first parked delivery is due.
    Optional<Instant> earliestDue();

    /// Makes the engine of a new owner.
    interface Maker {
        Engine make(EngineSettings settings, RandomGenerator random, Found found);
    }
}
