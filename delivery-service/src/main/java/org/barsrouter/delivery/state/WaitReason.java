package org.barsrouter.delivery.state;

/// Why a delivery is parked. Names are stable.
public enum WaitReason {
    /// An attempt failed; the next is due by the schedule. Also for names of a later release.
    RETRY,
    /// The lane had no free slot; no attempt was counted.
    LANE_FULL,
    /// The endpoint is known to be down; no attempt was counted.
    BREAKER_OPEN,
    /// An older message of its conversation is not through yet; no attempt was counted.
    BEHIND_CONVERSATION,
    /// The last owner vanished and may still be attempting; no attempt was counted.
    TAKEN_OVER
}
