package org.barsrouter.schemas.read;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What delivery says of a read.
public sealed interface ReadAnswer {

    /// The receiver's own answer, byte for byte. Not printed.
    ///
    /// @param status 200 to 599
    /// @param headers without those of the connection
    record FromReceiver(int status, List<ReadField> headers, ByteBuffer body)
            implements ReadAnswer {
        public FromReceiver {
            headers = List.copyOf(headers);
        }

        @Override
        public String toString() {
            return "FromReceiver[" + status + ", " + body.remaining() + " bytes]";
        }
    }

    /// An answer in its place.
    ///
    /// @param code of a {@link org.barsrouter.schemas.refusal.Refusal}
    /// @param diagnostics instead of the refusal's own text; never patient data
    /// @param retryAfterSeconds at least 1
    record Refused(String code, Optional<String> diagnostics, OptionalLong retryAfterSeconds)
            implements ReadAnswer {}
}
