package org.barsrouter.delivery.receiver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.Classifier;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.tracing.context.TraceContext;
import org.barsrouter.tracing.http.Ongoing;
import org.barsrouter.tracing.http.SpanField;
import org.barsrouter.tracing.http.SpanName;
import org.barsrouter.tracing.http.Tracing;

/// Calls receivers, each attempt within a span of its own.
public final class TracedReceivers {
    private static final int REFUSED = 400;

    private final ReceiverClient client;
    private final Tracing tracing;

    public TracedReceivers(ReceiverClient client, Tracing tracing) {
        this.client = client;
        this.tracing = tracing;
    }

    /// The span of a read, as part of the trace of whoever asks for it.
    Ongoing reading(ServiceId target, Optional<TraceContext> parent) {
        return tracing.isOn()
                ? tracing.start(SpanName.READ, parent).with(SpanField.TARGET, target.key())
                : Ongoing.nothing();
    }

    /// The span of one attempt; it ends with the call that is made in it.
    ///
    /// @param parent where the message or the read is in its trace
    public Ongoing attempt(Lane lane, ServiceId target, Optional<TraceContext> parent) {
        return tracing.isOn()
                ? tracing.start(SpanName.ATTEMPT, parent)
                        .with(SpanField.ENDPOINT_ID, lane.endpointId())
                        .with(SpanField.TARGET, target.key())
                : Ongoing.nothing();
    }

    /// Calls a receiver once. Never throws.
    public Received call(ReceiverCall call, Ongoing attempt) {
        Received received = client.call(tracing.tellsReceivers() ? told(call, attempt) : call);
        AttemptResult result = received.result();
        attempt.with(SpanField.HOST, ReceiverCall.hostOf(call.address()))
                .with(SpanField.CLASSIFICATION, Classifier.classify(result));
        if (result instanceof Answered answered) {
            attempt.with(SpanField.STATUS, answered.status());
        }
        boolean isGood = result instanceof Answered answered && answered.status() < REFUSED;
        (isGood ? attempt : attempt.failed()).end();
        return received;
    }

    /// Whoever takes part in a trace names itself to the next (W3C Trace Context, section 4.3).
    private static ReceiverCall told(ReceiverCall call, Ongoing attempt) {
        return attempt.context().map(context -> told(call, context)).orElse(call);
    }

    private static ReceiverCall told(ReceiverCall call, TraceContext context) {
        List<HeaderField> headers = new ArrayList<>(call.headers());
        headers.removeIf(header -> TraceContext.owns(header.name()));
        context.fields((name, value) -> headers.add(new HeaderField(name, value)));
        return call.with(headers);
    }
}
