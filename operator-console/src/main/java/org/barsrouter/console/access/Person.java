package org.barsrouter.console.access;

import java.util.Set;

/// Somebody who has signed in.
///
/// @param name that actions are told under to the services, and that the audit keeps
public record Person(String name, Set<Role> roles) {
    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean may(Permission permission) {
        return Rights.grants(roles, permission);
    }
}
