package org.barsrouter.console.access;

/// One kind of thing that can be done at the console.
public enum Permission {
    /// Overview, endpoints, hosts, search, messages, conversations, dead letters, replays and the
    /// catalogue's history.
    LOOK,
    /// The audit: who did what and why.
    READ_AUDIT,
    /// Predict, ask for, run, pause, resume and abort replays.
    REPLAY,
    /// Agree to a replay that somebody else asked for.
    APPROVE_REPLAY,
    /// Pause, resume and probe endpoints and hosts, cancel what waits, resolve dead letters.
    CONTROL_DELIVERY,
    /// Carry out, take back or withdraw change-sets.
    CHANGE_CATALOGUE,
    /// Agree to a change-set that somebody else submitted.
    APPROVE_CATALOGUE
}
