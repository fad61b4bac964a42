package org.barsrouter.catalogue.change;

import org.jspecify.annotations.Nullable;

/// Rule S1: a change-set that ends or moves many services waits until somebody has repeated the
/// exact counts. One wrong file would else empty the national catalogue.
///
/// @param percent of the services with an endpoint, that may be removed or moved without more ado
/// @param services the same as a number; the smaller limit holds
public record VolumeGuard(double percent, int services) {
    private static final int HANDFUL = 10;

    public VolumeGuard {
        if (percent < 0 || percent > 100 || services < 0) {
            throw new IllegalArgumentException(
                    "a volume guard is a percentage from 0 to 100 and a number of services from 0");
        }
    }

    /// The counts that a person acknowledges.
    public record Ack(int removed, int repointed) {}

    /// Whether a change-set may be applied.
    public sealed interface Verdict {}

    /// Small enough, or acknowledged.
    public record Passed() implements Verdict {}

    /// Needs exactly this acknowledgement first.
    public record NeedsAck(Ack exact) implements Verdict {}

    public Verdict judge(Counts counts, @Nullable Ack given) {
        return judge(new Ack(counts.removed(), counts.repointed()), counts.before(), given);
    }

    /// The same for commands: a handful of services is what a person can oversee, however small the
    /// catalogue is.
    public Verdict judgeCommands(Ack exact, int before, @Nullable Ack given) {
        return exact.removed() + exact.repointed() <= HANDFUL
                ? new Passed()
                : judge(exact, before, given);
    }

    private Verdict judge(Ack exact, int before, @Nullable Ack given) {
        int touched = exact.removed() + exact.repointed();
        boolean small = touched <= services && (before == 0 || 100.0 * touched / before <= percent);
        return small || exact.equals(given) ? new Passed() : new NeedsAck(exact);
    }
}
