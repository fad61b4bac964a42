package org.barsrouter.journal.run;

import java.util.OptionalDouble;

/// What a run hears of live traffic, look by look, and when it stands still to hear what that is
/// like without it: machines are faster in one quarter of an hour than in another, and what live
/// traffic was at its best before a run says little about now. Of sixteen looks it stands still for
/// two; the second tells.
///
/// (To send almost nothing for a moment, in order to measure the path without oneself again:
/// ProbeRTT of BBR, Cardwell et al., "BBR: Congestion-Based Congestion Control", 2016.)
///
/// @param delay what is known
/// @param look of the cycle, 0 to 15
public record Listening(LiveDelay delay, int look) {
    private static final int CYCLE = 16;
    private static final int STOP = 7;
    private static final int TELLING = STOP + 2;

    /// Before the first look.
    public static final Listening UNKNOWN = new Listening(LiveDelay.UNKNOWN, 0);

    /// After the next look.
    ///
    /// @param millis of [LiveTransit] since the look before; empty when too few live messages came
    /// @param isAlone whether no run is under way
    public Listening next(OptionalDouble millis, boolean isAlone) {
        if (isAlone || delay.excess().isEmpty()) {
            return new Listening(delay.next(millis, isAlone), 0);
        }
        int next = (look + 1) % CYCLE;
        return switch (next) {
            case STOP + 1 -> new Listening(delay.unsaid(), next);
            case TELLING -> new Listening(delay.without(millis), next);
            default -> new Listening(delay.next(millis, false), next);
        };
    }

    /// Whether runs submit nothing until the next look.
    public boolean isStandingStill() {
        return look == STOP || look == STOP + 1;
    }
}
