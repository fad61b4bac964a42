package org.barsrouter.sandbox.partner;

/// The hosts of the sandbox's partners: one address each, so that one can go down without the
/// others.
public enum CastHost {
    HOSPITAL,
    COMMUNITY,
    TELEPHONE
}
