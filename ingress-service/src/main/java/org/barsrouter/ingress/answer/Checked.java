package org.barsrouter.ingress.answer;

import java.util.function.Function;

/// The result of one check: what the next one works on, or what the sender is told instead. The
/// first refusal ends the chain.
public sealed interface Checked<T> {

    record Passed<T>(T value) implements Checked<T> {}

    record Stopped<T>(Answer.Refused refused) implements Checked<T> {}

    static <T> Checked<T> passed(T value) {
        return new Passed<>(value);
    }

    static <T> Checked<T> stopped(Answer.Refused refused) {
        return new Stopped<>(refused);
    }

    default <U> Checked<U> then(Function<? super T, Checked<U>> next) {
        return switch (this) {
            case Passed<T>(T value) -> next.apply(value);
            case Stopped<T>(Answer.Refused refused) -> new Stopped<>(refused);
        };
    }

    default <U> Checked<U> map(Function<? super T, U> next) {
        return then(value -> new Passed<>(next.apply(value)));
    }

    /// The end of the chain.
    default Answer answer(Function<? super T, Answer> ending) {
        return switch (this) {
            case Passed<T>(T value) -> ending.apply(value);
            case Stopped<T>(Answer.Refused refused) -> refused;
        };
    }
}
