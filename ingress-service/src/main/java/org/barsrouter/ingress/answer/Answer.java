package org.barsrouter.ingress.answer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.refusal.Refusal;

/// Everything that a sender can be told.
public sealed interface Answer {

    /// The answer of somebody behind this router, whole: a receiver's, or the catalogue's.
    record FromReceiver(int status, List<HeaderField> headers, ByteBuffer body) implements Answer {
        public FromReceiver {
            headers = List.copyOf(headers);
        }
    }

    /// An answer of this router in the place of one.
    ///
    /// @param diagnostics what was wrong with this very request, without patient data
    /// @param headers headers that belong to the refusal: `Allow`, `Retry-After`
    record Refused(Refusal refusal, String diagnostics, List<HeaderField> headers)
            implements Answer {
        public Refused {
            headers = List.copyOf(headers);
        }

        public static Refused of(Refusal refusal) {
            return new Refused(refusal, refusal.text(), List.of());
        }

        public static Refused because(Refusal refusal, String diagnostics) {
            return new Refused(refusal, diagnostics, List.of());
        }

        public Refused with(HeaderField header) {
            List<HeaderField> more = new ArrayList<>(headers);
            more.add(header);
            return new Refused(refusal, diagnostics, more);
        }
    }

    /// What this router says of itself, or to a browser.
    ///
    /// @param headers its content type and what else belongs to it, without the ids
    record Own(int status, List<HeaderField> headers, ByteBuffer body) implements Answer {
        public Own {
            headers = List.copyOf(headers);
        }
    }

    /// A deferred message is in the log: 202.
    record Accepted(MessageId message) implements Answer {}

    /// A deferred message has not ended: 202 of the status resource.
    record Open(MessageId message) implements Answer {}

    /// A deferred message has ended: 200 of the status resource.
    record Ended(MessageId message, String disposition, String sentence) implements Answer {}
}
