package org.barsrouter.journal.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.barsrouter.schemas.id.ControlKey;
import org.barsrouter.schemas.id.ControlKey.Kind;
import org.barsrouter.schemas.id.ControlKey.Scope;
import org.jspecify.annotations.Nullable;

/// An order for an endpoint or a host, as it goes into `bars.controls`.
///
/// @param action its name there
/// @param value of a limit; absent where the limit is lifted, and for orders without one
public record ControlOrder(ControlKey key, String action, @Nullable Double value) {
    private static final double FASTEST = 100_000;

    /// What an operator can order.
    public enum Verb {
        PAUSE(Kind.PAUSE),
        RESUME(Kind.PAUSE),
        RATE(Kind.RATE),
        IN_FLIGHT(Kind.IN_FLIGHT),
        PROBE(Kind.PROBE);

        private final Kind kind;

        Verb(Kind kind) {
            this.kind = kind;
        }

        /// As the API has it, such as `in-flight`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean hasValue() {
            return this == RATE || this == IN_FLIGHT;
        }

        static Optional<Verb> of(String word) {
            return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
        }
    }

    /// An order as it was asked for, or what is wrong with it.
    public sealed interface Asked {
        record For(ControlOrder order) implements Asked {}

        record Wrong(String sentence) implements Asked {}
    }

    /// Reads an order.
    ///
    /// @param value of a limit; null lifts it
    public static Asked read(Scope scope, String subject, String word, @Nullable Double value) {
        Optional<Verb> verb = Verb.of(word);
        if (verb.isEmpty()) {
            return new Asked.Wrong("The action must be one of " + words() + ".");
        }
        if (!subject.matches("[\\x21-\\x7e]{1,200}")) {
            return new Asked.Wrong(
                    "The subject must be an endpoint's id, or a host with its port.");
        }
        if (value != null && !verb.get().hasValue()) {
            return new Asked.Wrong("Only a rate and a number in flight have a value.");
        }
        if (value != null && !isLimit(verb.get(), value)) {
            return new Asked.Wrong(
                    verb.get() == Verb.RATE
                            ? "A rate must be more than 0 attempts a second; to stop them, pause."
                            : "The number in flight must be a whole one, 1 or more; to stop them, pause.");
        }
        return new Asked.For(
                new ControlOrder(
                        new ControlKey(verb.get().kind, scope, subject), verb.get().name(), value));
    }

    private static boolean isLimit(Verb verb, double value) {
        boolean positive = value > 0 && value <= FASTEST;
        return positive && (verb == Verb.RATE || (value >= 1 && value == Math.rint(value)));
    }

    private static String words() {
        return Arrays.stream(Verb.values()).map(Verb::word).collect(Collectors.joining(", "));
    }
}
