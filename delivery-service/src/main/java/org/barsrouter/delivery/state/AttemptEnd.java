package org.barsrouter.delivery.state;

import java.time.Instant;
import org.barsrouter.delivery.classify.AttemptResult;

/// An attempt's result and when it was there.
public record AttemptEnd(AttemptResult result, Instant at) {}
