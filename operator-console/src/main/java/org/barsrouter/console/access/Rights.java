package org.barsrouter.console.access;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// The table of rights. Nothing else decides what a role may do; that an approver is another person
/// than the one who asked is decided by the services, whatever stands here.
public final class Rights {
    private static final Map<Role, Set<Permission>> TABLE = new EnumMap<>(Role.class);

    static {
        TABLE.put(Role.VIEWER, EnumSet.of(Permission.LOOK));
        TABLE.put(
                Role.OPERATOR,
                EnumSet.of(
                        Permission.LOOK,
                        Permission.READ_AUDIT,
                        Permission.REPLAY,
                        Permission.CONTROL_DELIVERY));
        TABLE.put(
                Role.APPROVER,
                EnumSet.of(
                        Permission.LOOK,
                        Permission.READ_AUDIT,
                        Permission.APPROVE_REPLAY,
                        Permission.APPROVE_CATALOGUE));
        TABLE.put(
                Role.CATALOGUE_EDITOR,
                EnumSet.of(Permission.LOOK, Permission.READ_AUDIT, Permission.CHANGE_CATALOGUE));
        TABLE.put(Role.ADMINISTRATOR, EnumSet.allOf(Permission.class));
    }

    private Rights() {}

    /// What one role may do.
    public static Set<Permission> of(Role role) {
        return Set.copyOf(TABLE.getOrDefault(role, Set.of()));
    }

    /// Whether any of these roles grants it.
    public static boolean grants(Set<Role> roles, Permission permission) {
        return roles.stream().anyMatch(role -> of(role).contains(permission));
    }
}
