package org.barsrouter.console.definition;

import java.util.OptionalInt;

/// How many resources of a type a message holds.
///
/// @param most empty where there is no limit
public record Count(int least, OptionalInt most) {

    /// From `min` and `max` as a MessageDefinition writes them.
    static Count of(String min, String max) {
        return new Count(
                Integer.parseInt(min),
                max.equals("*") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(max)));
    }

    boolean allows(int count) {
        return count >= least && (most.isEmpty() || count <= most.getAsInt());
    }

    /// As a person would say it: `1`, `0 to 1`, `2 or more`.
    String text() {
        if (most.isEmpty()) {
            return least == 0 ? "any number" : least + " or more";
        }
        return least == most.getAsInt() ? String.valueOf(least) : least + " to " + most.getAsInt();
    }
}
