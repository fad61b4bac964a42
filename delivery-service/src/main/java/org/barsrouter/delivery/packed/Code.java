package org.barsrouter.delivery.packed;

/// The number of an enum's value within this process; in records its name stands.
public final class Code {
    private Code() {}

    @SuppressWarnings("EnumOrdinal") // never leaves the process: order may change with a release
    public static int of(Enum<?> value) {
        return value.ordinal();
    }
}
