package org.barsrouter.delivery.state;

/// Why a delivery is parked. Names are stable.
public enum WaitReason {
    /// An attempt failed; the next is due by the schedule. Also for names of a later release.
    RETRY,
    /// The lane had no free slot, or its service none of its share; no attempt was counted.
    LANE_FULL,
    /// The pace, the rate or the host's cap allowed no attempt; none was counted.
    PACED,
    /// Refused, while its lane refuses more than a receiver in order would: attempted again slowly
    /// until the maximum age, instead of a dead letter.
    METERED,
    /// The endpoint is known to be down; no attempt was counted.
    BREAKER_OPEN,
    /// An operator has paused its endpoint or host; no attempt was counted.
    PAUSED,
    /// An older message of its conversation is not through yet; no attempt was counted.
    BEHIND_CONVERSATION,
    /// The last owner vanished and may still be attempting; no attempt was counted.
    TAKEN_OVER
}
