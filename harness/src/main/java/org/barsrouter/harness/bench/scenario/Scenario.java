package org.barsrouter.harness.bench.scenario;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The situations that receivers get into.
public enum Scenario {
    S1("all healthy", Kind.HEALTHY),
    S2("1 of 20 endpoints hangs", Kind.PAIRED),
    S3("100 of 1,000 endpoints dead, five ways", Kind.PAIRED),
    S4("1 of 20 endpoints answers 503 for a while, then recovers", Kind.OUTAGE),
    S5("kill -9 in the middle, started again at once", Kind.KILL),
    S8("78 % of the traffic to 1 of 20 endpoints", Kind.PAIRED),
    S9("1 of 1,000 services behind one URL hangs", Kind.PAIRED),
    S10("1 of 20 endpoints always answers after 28 s", Kind.PAIRED);

    /// How a scenario is run.
    public enum Kind {
        /// No fault.
        HEALTHY,
        /// Alternating with a run that differs in nothing but the fault.
        PAIRED,
        /// A fault that ends during the run.
        OUTAGE,
        /// The process itself dies.
        KILL
    }

    private static final int DEAD_OF_1000 = 100;
    private static final List<Manner> WAYS_TO_BE_DEAD =
            List.of(Manner.REFUSES, Manner.HANGS, Manner.UNAVAILABLE, Manner.DRIPS, Manner.BAD_TLS);

    private final String title;
    private final Kind kind;

    Scenario(String title, Kind kind) {
        this.title = title;
        this.kind = kind;
    }

    public String title() {
        return title;
    }

    public Shape shape() {
        return switch (this) {
            case S1, S2, S4, S5, S10 -> Shape.even(20);
            case S3 -> Shape.even(1_000);
            case S8 -> Shape.hot();
            case S9 -> Shape.shared();
        };
    }

    public Kind kind() {
        return kind;
    }

    /// The shape of the healthy run beside it: the same, except where the shape is the point.
    public Shape baselineShape() {
        return this == S8 ? Shape.even(20) : shape();
    }

    /// How the receiver treats a service's messages while the fault lasts.
    public Manner manner(int service) {
        return switch (this) {
            case S1, S5, S8 -> Manner.HEALTHY;
            case S2, S9 -> service == 0 ? Manner.HANGS : Manner.HEALTHY;
            case S3 ->
                    service < DEAD_OF_1000
                            ? WAYS_TO_BE_DEAD.get(service % WAYS_TO_BE_DEAD.size())
                            : Manner.HEALTHY;
            case S4 -> service == 0 ? Manner.UNAVAILABLE : Manner.HEALTHY;
            case S10 -> service == 0 ? Manner.SLOW : Manner.HEALTHY;
        };
    }

    /// Whether order within conversations is one of its targets (S7).
    public boolean isOrderCounted() {
        return this == S2 || this == S3 || this == S4 || this == S5;
    }

    /// Total time of a call: what a receiver must answer in, or the national proxy's patience where
    /// slow receivers are the point.
    public Duration attemptTimeout() {
        return this == S10 ? Duration.ofSeconds(32) : Duration.ofSeconds(5);
    }

    /// Reads a list such as `S1,S2`. S7, order within conversations, is counted in S2 to S5 and
    /// asks for those.
    ///
    /// @throws IllegalArgumentException when a name is none of them
    public static Set<Scenario> parse(List<String> names) {
        Set<Scenario> wanted = EnumSet.noneOf(Scenario.class);
        for (String name : names) {
            String clean = name.strip().toUpperCase(java.util.Locale.ROOT);
            if (clean.equals("S7")) {
                wanted.addAll(EnumSet.range(S2, S5));
            } else {
                wanted.add(
                        Arrays.stream(values())
                                .filter(scenario -> scenario.name().equals(clean))
                                .findFirst()
                                .orElseThrow(() -> unknown(name)));
            }
        }
        return wanted;
    }

    private static IllegalArgumentException unknown(String name) {
        String known = Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "there is no scenario '"
                        + name
                        + "': "
                        + known
                        + ", or S7 for the order in S2 to S5 (S6 is ./bars bench drain)");
    }
}
