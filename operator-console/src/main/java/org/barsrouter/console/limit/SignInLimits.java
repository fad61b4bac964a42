package org.barsrouter.console.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// Remembers failed sign-ins and says who has to wait. Somebody who guesses is slowed down by name
/// and address together, then by address, then by name alone; the last limit is high, so that a
/// stranger cannot easily lock somebody else out. Bounded: the oldest are forgotten first.
///
/// Not for several threads at once: the caller takes care.
public final class SignInLimits {
    /// Failures are counted over this time.
    public static final Duration WINDOW = Duration.ofMinutes(15);

    static final int OF_NAME_AT_ADDRESS = 5;
    static final int OF_ADDRESS = 30;
    static final int OF_NAME = 50;
    private static final int KEYS = 20_000;

    private final Map<String, Deque<Instant>> failures =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
                    return size() > KEYS;
                }
            };

    /// Who tries, from where.
    public record Try(String name, String address) {
        private String both() {
            return "both " + address + " " + name;
        }

        private String ofAddress() {
            return "address " + address;
        }

        private String ofName() {
            return "name " + name;
        }
    }

    public boolean mayTry(Try attempt, Instant now) {
        return count(attempt.both(), now) < OF_NAME_AT_ADDRESS
                && count(attempt.ofAddress(), now) < OF_ADDRESS
                && count(attempt.ofName(), now) < OF_NAME;
    }

    public void failed(Try attempt, Instant now) {
        add(attempt.both(), now);
        add(attempt.ofAddress(), now);
        add(attempt.ofName(), now);
    }

    /// Whoever knows the password made slips before, and starts afresh from this address.
    public void succeeded(Try attempt) {
        failures.remove(attempt.both());
    }

    private void add(String key, Instant now) {
        Deque<Instant> past = failures.computeIfAbsent(key, _ -> new ArrayDeque<>());
        past.addLast(now);
        if (past.size() > OF_NAME) {
            past.removeFirst();
        }
    }

    private int count(String key, Instant now) {
        Deque<Instant> past = failures.get(key);
        if (past == null) {
            return 0;
        }
        while (!past.isEmpty() && past.getFirst().plus(WINDOW).isBefore(now)) {
            past.removeFirst();
        }
        if (past.isEmpty()) {
            failures.remove(key);
        }
        return past.size();
    }
}
