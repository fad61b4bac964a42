package org.barsrouter.ingress.metric;

import java.time.Duration;
import java.util.function.Supplier;
import org.barsrouter.ingress.validation.Finding;
import org.barsrouter.schemas.refusal.Refusal;

/// What this service counts.
public interface IngressMetrics {

    /// A relay message is durably in the log.
    void relayAccepted();

    /// A deferred message is durably in the log.
    void deferredAccepted();

    /// A target was written with an alias of its identifier system.
    void aliasUsed();

    /// A receiver echoed other ids than it was sent.
    void foreignEcho();

    /// Something strange about a call that was not refused for it.
    void found(Finding finding);

    /// A call was answered.
    void answered(Interaction interaction, int status, Duration took);

    /// A call was answered by a refusal, ours or one that came as the reply.
    void refused(Refusal refusal);

    /// An append was acknowledged after this time.
    void appended(Duration took);

    /// Shows how many relay messages wait for their reply.
    void openRelays(Supplier<Number> count);
}
