package org.barsrouter.delivery.read;

import java.time.Duration;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.lane.Effect;

/// Who hears of reads.
public interface ReadNews {
    /// A read moved a breaker, or started or ended an outage.
    void moved(Effect effect);

    void ended(String endpointId, Classification classification, Duration took);

    /// The asking ingress and this process know different states of the route: one of them is
    /// behind.
    void routeDiffers();
}
