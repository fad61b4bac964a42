package org.barsrouter.ingress.token;

import java.util.function.Function;

/// What came of looking at a token. The first fault ends the chain.
public sealed interface Judged<T> {

    record Good<T>(T value) implements Judged<T> {}

    /// It proves nothing.
    ///
    /// @param why a sentence that names the claim and the remedy, never a value
    record Faulty<T>(String why) implements Judged<T> {}

    /// Nobody can say: the keys are out of reach.
    record Unknown<T>() implements Judged<T> {}

    static <T> Judged<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Judged<T> faulty(String why) {
        return new Faulty<>(why);
    }

    default <U> Judged<U> then(Function<? super T, Judged<U>> next) {
        return switch (this) {
            case Good<T>(T value) -> next.apply(value);
            case Faulty<T>(String why) -> new Faulty<>(why);
            case Unknown<T> _ -> new Unknown<>();
        };
    }

    default <U> Judged<U> map(Function<? super T, U> next) {
        return then(value -> new Good<>(next.apply(value)));
    }
}
