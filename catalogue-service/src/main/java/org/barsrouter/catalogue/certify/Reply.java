package org.barsrouter.catalogue.certify;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What came back from a call to a receiver.
public sealed interface Reply {

    /// From the first byte sent to the last one read, or to the failure.
    Duration took();

    /// An HTTP answer, whatever it says.
    ///
    /// @param headers compared without case
    record Answered(int status, Map<String, String> headers, String body, Duration took)
            implements Reply {
        public Answered {
            Map<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            named.putAll(headers);
            headers = Collections.unmodifiableMap(named);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /// Leaves out the body and the headers.
        @Override
        public String toString() {
            return "Answered[" + status + "]";
        }
    }

    /// No answer that could be read.
    record Missing(Cause cause, Duration took) implements Reply {}

    /// Why there was none.
    enum Cause {
        CONNECT("did not accept the connection"),
        TLS("did not complete the TLS handshake"),
        TIME("did not answer in time"),
        SIZE("sent an answer that is too large"),
        BROKEN("broke off the connection before its answer was complete");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
