package org.barsrouter.ingress.submission;

import java.util.List;
import org.barsrouter.ingress.caller.Caller;
import org.barsrouter.ingress.deferral.Answering;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.Envelope;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;

/// A message that passed every check and is ready to be appended.
///
/// @param forwarded headers that the receiver gets
/// @param digests what names its content
public record Submission(
        MessageId id,
        Call call,
        Envelope envelope,
        Body body,
        Answering answering,
        Caller caller,
        List<HeaderField> forwarded,
        Digests digests,
        Deadlines deadlines) {

    public Submission {
        forwarded = List.copyOf(forwarded);
    }

    /// Its first delivery.
    public DeliveryId firstDelivery() {
        return new DeliveryId(id, 0);
    }
}
