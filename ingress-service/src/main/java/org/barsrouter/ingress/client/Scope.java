package org.barsrouter.ingress.client;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a token is good for, in the words that stand in it. The national platform has one scope for
/// all of BaRS; ours divide it.
public enum Scope {
    /// Reads and writes: what tokens of the national platform carry.
    BOOKING_AND_REFERRAL("urn:nhsd:apim:app:level3:booking-and-referral", null),
    READ("bars.read", Right.READ),
    WRITE("bars.write", Right.WRITE);

    private final String text;
    private final @Nullable Right only;

    /// @param only right that it gives; every one where it is absent
    Scope(String text, @Nullable Right only) {
        this.text = text;
        this.only = only;
    }

    public String text() {
        return text;
    }

    public boolean gives(Right right) {
        return only == null || only == right;
    }

    public static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }

    /// As a token or a request writes several: with blanks between, always in the same order.
    public static String joined(Collection<Scope> scopes) {
        return scopes.stream()
                .sorted(Comparator.naturalOrder())
                .map(Scope::text)
                .collect(Collectors.joining(" "));
    }
}
