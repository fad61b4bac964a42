package org.barsrouter.delivery.receiver;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.barsrouter.delivery.classify.AttemptResult;

/// What came of a call: its result, and the answer itself if there was one.
public record Received(AttemptResult result, Optional<Answer> answer) {

    /// A receiver's answer, whole. Not printed.
    ///
    /// @param headers without those that belong to the connection
    public record Answer(int status, List<HeaderField> headers, ByteBuffer body) {
        public Answer {
            headers = List.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Answer[" + status + ", " + body.remaining() + " bytes]";
        }
    }

    static Received nothing(AttemptResult result) {
        return new Received(result, Optional.empty());
    }
}
