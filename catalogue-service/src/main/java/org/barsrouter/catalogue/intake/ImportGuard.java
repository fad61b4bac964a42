package org.barsrouter.catalogue.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barsrouter.catalogue.change.Counts;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.jspecify.annotations.Nullable;

/// Rules S1 and S2: an import that ends or moves many services, or removes any that nothing shows
/// to be retired, waits until a person has repeated the exact counts.
public record ImportGuard(VolumeGuard volume) {

    /// The counts that a person acknowledges.
    ///
    /// @param removed services that lose their endpoint
    /// @param repointed services that move to another one
    /// @param unconfirmed how many of the removed have no evidence of their retirement
    public record Ack(int removed, int repointed, int unconfirmed) {}

    /// Whether an import may be applied.
    public sealed interface Verdict {}

    /// Small enough and confirmed, or acknowledged.
    public record Passed() implements Verdict {}

    /// Needs exactly this acknowledgement first.
    ///
    /// @param why a sentence for each rule that asks
    public record NeedsAck(Ack exact, List<String> why) implements Verdict {
        public NeedsAck {
            why = List.copyOf(why);
        }
    }

    /// Judges what would change.
    ///
    /// @param unconfirmed removed services without evidence
    /// @param given what was acknowledged; absent when nothing was
    public Verdict judge(Counts counts, int unconfirmed, @Nullable Ack given) {
        List<String> why = new ArrayList<>();
        if (volume.judge(counts, null) instanceof VolumeGuard.NeedsAck) {
            why.add(
                    String.format(
                            Locale.ROOT,
                            "S1: it removes %,d of %,d services and moves %,d, more than %s %% or %,d.",
                            counts.removed(),
                            counts.before(),
                            counts.repointed(),
                            volume.percent(),
                            volume.services()));
        }
        if (unconfirmed > 0) {
            why.add(
                    String.format(
                            Locale.ROOT,
                            "S2: nothing shows that %,d of the removed services are retired.",
                            unconfirmed));
        }
        Ack exact = new Ack(counts.removed(), counts.repointed(), unconfirmed);
        return why.isEmpty() || exact.equals(given) ? new Passed() : new NeedsAck(exact, why);
    }
}
