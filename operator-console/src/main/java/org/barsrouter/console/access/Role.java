package org.barsrouter.console.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody is at the console. A person may be several.
public enum Role {
    /// Looks, and changes nothing.
    VIEWER("viewer"),
    /// Puts deliveries right: replays, controls, dead letters.
    OPERATOR("operator"),
    /// Agrees to what somebody else asked for.
    APPROVER("approver"),
    /// Proposes and carries out changes of the catalogue.
    CATALOGUE_EDITOR("catalogue editor"),
    /// Everything, and what touches the system itself.
    ADMINISTRATOR("administrator");

    private final String words;

    Role(String words) {
        this.words = words;
    }

    /// For people.
    public String words() {
        return words;
    }

    /// As files and identity providers write it, such as `catalogue-editor`.
    public String token() {
        return words.replace(' ', '-');
    }

    /// The role that a token means, in any case.
    public static Optional<Role> of(String token) {
        String wanted = token.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(role -> role.token().equals(wanted)).findFirst();
    }
}
