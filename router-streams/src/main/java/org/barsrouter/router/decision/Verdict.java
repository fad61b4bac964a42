package org.barsrouter.router.decision;

import org.barsrouter.routing.resolve.Reason;
import org.barsrouter.routing.resolve.RoutingDecision;
import org.barsrouter.schemas.refusal.Refusal;

/// What becomes of a message.
public sealed interface Verdict {

    /// It goes to its lane.
    record Forward(RoutingDecision.Deliver decision) implements Verdict {}

    /// Nothing receives it, and its sender is told so.
    record Refuse(Reason reason, Refusal refusal) implements Verdict {}

    /// It was appended after its sender was told that it was not accepted: it must not be
    /// delivered, and there is nobody to tell.
    record Drop() implements Verdict {}
}
