package org.barsrouter.delivery.receiver;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/// Set when the request is about to be written to an established connection. Whatever fails before
/// that provably never reached the receiver; whatever fails after it may have, a stale pooled
/// connection included.
final class WriteMark {
    private static final String KEY = "bars.write-mark";
    private boolean set;

    private WriteMark() {}

    static WriteMark in(HttpContext context) {
        WriteMark mark = new WriteMark();
        context.setAttribute(KEY, mark);
        return mark;
    }

    boolean isSet() {
        return set;
    }

    /// Sets the mark of the request that it writes.
    static final class Executor extends HttpRequestExecutor {
        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                HttpResponseInformationCallback informationCallback,
                HttpContext context)
                throws IOException, HttpException {
            if (context.getAttribute(KEY) instanceof WriteMark mark) {
                mark.set = true;
            }
            return super.execute(request, connection, informationCallback, context);
        }
    }
}
