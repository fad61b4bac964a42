package org.barsrouter.ingress.envelope;

import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.header.RequestHeaders;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.RequestId;
import org.barsrouter.schemas.id.Uuids;
import org.barsrouter.schemas.refusal.Refusal;

/// The two ids that every BaRS call carries.
public record CallIds(RequestId requestId, CorrelationId correlationId) {

    /// Both ids, or the refusal: they must be there, once, and be UUIDs.
    public static Checked<CallIds> of(RequestHeaders headers) {
        return id(headers, BarsHeaders.REQUEST_ID, Refusal.REQUEST_ID_MISSING)
                .then(request ->
                        id(headers, BarsHeaders.CORRELATION_ID, Refusal.CORRELATION_ID_MISSING)
                                .then(correlation -> uuids(headers, request, correlation)));
    }

    /// The same for a profile: in {@link Profile#TRANSPARENT} they need only be there. One that is
    /// no UUID is known to us by a hash of it, so that it never becomes a key or stands in a log;
    /// the receiver gets it as it was written.
    public static Checked<CallIds> of(Profile profile, RequestHeaders headers) {
        return switch (profile) {
            case STANDARD -> of(headers);
            case TRANSPARENT ->
                    id(headers, BarsHeaders.REQUEST_ID, Refusal.REQUEST_ID_MISSING)
                            .then(request ->
                                    id(
                                                    headers,
                                                    BarsHeaders.CORRELATION_ID,
                                                    Refusal.CORRELATION_ID_MISSING)
                                            .map(correlation ->
                                                    new CallIds(
                                                            new RequestId(known(request)),
                                                            new CorrelationId(
                                                                    known(correlation)))));
        };
    }

    private static String known(String id) {
        return CanonicalUuid.is(id) ? id : Uuids.version5("id:" + id).toString();
    }

    private static Checked<String> id(RequestHeaders headers, String name, Refusal missing) {
        return headers.first(name)
                .map(Checked::passed)
                .orElseGet(() -> Checked.stopped(Refused.of(missing)));
    }

    private static Checked<CallIds> uuids(
            RequestHeaders headers, String request, String correlation) {
        if (!CanonicalUuid.is(request) || headers.contradicts(BarsHeaders.REQUEST_ID)) {
            return notUuid(BarsHeaders.REQUEST_ID);
        }
        if (!CanonicalUuid.is(correlation) || headers.contradicts(BarsHeaders.CORRELATION_ID)) {
            return notUuid(BarsHeaders.CORRELATION_ID);
        }
        return Checked.passed(new CallIds(new RequestId(request), new CorrelationId(correlation)));
    }

    private static Checked<CallIds> notUuid(String name) {
        return Checked.stopped(
                Refused.because(
                        Refusal.ID_NOT_UUID,
                        "The header " + name + " must be one UUID in its usual form."));
    }
}
