package org.barsrouter.schemas.id;

import java.util.Arrays;
import java.util.Optional;

/// What an operator's order is about: the key of `bars.controls`. The newest record of a key is the
/// order that stands.
///
/// @param subject id of the endpoint or the delivery, or the host with its port
public record ControlKey(Kind kind, Scope scope, String subject) {

    /// What is ordered.
    public enum Kind {
        /// Nothing is attempted while the action is PAUSE; RESUME ends it.
        PAUSE,
        /// Attempts per second at most; without a value unlimited.
        RATE,
        /// Attempts under way at most, which is how fast a backlog drains; without a value
        /// unlimited.
        IN_FLIGHT,
        /// What is down is tried now: an order for the moment.
        PROBE,
        /// A delivery that waits ends.
        CANCEL,
        /// A dead letter needs nothing more.
        RESOLVE
    }

    /// What it is about.
    public enum Scope {
        ENDPOINT,
        HOST,
        DELIVERY
    }

    /// `KIND/SCOPE/subject`.
    public String text() {
        return kind + "/" + scope + "/" + subject;
    }

    /// Reads what [#text()] wrote; empty for anything else, such as a later release's.
    public static Optional<ControlKey> parse(String text) {
        String[] parts = text.split("/", 3);
        if (parts.length < 3 || parts[2].isEmpty()) {
            return Optional.empty();
        }
        return named(Kind.values(), parts[0])
                .flatMap(kind ->
                        named(Scope.values(), parts[1])
                                .map(scope -> new ControlKey(kind, scope, parts[2])));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }
}
