package org.barsrouter.harness.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.barsrouter.delivery.lane.Effect;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.schemas.id.DeliveryId;

/// The engine that ships with one fault put in by whoever extends this.
class AlteredEngine implements Engine {
    private final Engine real;

    AlteredEngine(Engine real) {
        this.real = real;
    }

    /// What becomes of the effects of every event.
    List<Effect> altered(List<Effect> effects) {
        return effects;
    }

    @Override
    public void passed(long offset) {
        real.passed(offset);
    }

    @Override
    public List<Effect> arrived(Delivery delivery, Instant now) {
        return altered(real.arrived(delivery, now));
    }

    @Override
    public List<Effect> attempted(DeliveryId id, AttemptEnd end) {
        return altered(real.attempted(id, end));
    }

    @Override
    public List<Effect> loaded(Delivery delivery, Instant now) {
        return altered(real.loaded(delivery, now));
    }

    @Override
    public List<Effect> told(DeliveryId id, Instant now) {
        return altered(real.told(id, now));
    }

    @Override
    public List<Effect> written(ParkedDelivery entry) {
        return altered(real.written(entry));
    }

    @Override
    public List<Effect> committed(long offset) {
        return altered(real.committed(offset));
    }

    @Override
    public List<Effect> tick(Instant now) {
        return altered(real.tick(now));
    }

    @Override
    public void stop() {
        real.stop();
    }

    @Override
    public boolean quiet() {
        return real.quiet();
    }

    @Override
    public boolean wantsMore() {
        return real.wantsMore();
    }

    @Override
    public long committable() {
        return real.committable();
    }

    @Override
    public CommitMark mark() {
        return real.mark();
    }

    @Override
    public Optional<Instant> earliestDue() {
        return real.earliestDue();
    }
}
