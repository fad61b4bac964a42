package org.barsrouter.delivery.gate;

import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.breaker.Subject;

/// Where a gate stands.
///
/// @param allowed slots that may be used now: fewer than the cap while it starts slowly
/// @param lanes lanes of this process that have or want slots
/// @param shared whether slots are short, so that each lane has an equal share only
/// @param orders what operators want of it
public record GateFigures(
        Subject subject,
        BreakerState breaker,
        int inFlight,
        int allowed,
        int cap,
        int lanes,
        boolean shared,
        Orders orders) {}
