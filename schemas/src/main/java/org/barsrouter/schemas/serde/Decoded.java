package org.barsrouter.schemas.serde;

import java.util.Arrays;

/// What a record's bytes turned out to be. Reading never throws: a record that cannot be read must
/// not stop its partition.
public sealed interface Decoded<T> {

    /// A record that could be read.
    record Readable<T>(T value) implements Decoded<T> {}

    /// A record that could not, with its bytes and a reason without content.
    record Poison<T>(byte[] raw, String reason) implements Decoded<T> {
        @Override
        public boolean equals(Object other) {
            return other instanceof Poison<?> that
                    && Arrays.equals(raw, that.raw)
                    && reason.equals(that.reason);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(raw) + reason.hashCode();
        }

        @Override
        public String toString() {
            return "Poison[" + raw.length + " bytes, " + reason + "]";
        }
    }
}
