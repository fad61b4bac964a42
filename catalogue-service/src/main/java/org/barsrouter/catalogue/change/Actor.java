package org.barsrouter.catalogue.change;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who acts on the catalogue.
///
/// @param name how people call it; never empty
/// @param client the program that sent the command
/// @param user the person
/// @param ods ODS code of the organisation
/// @param product product id
/// @param onBehalfOf ODS code of the organisation that it acts for
public record Actor(
        String name,
        @Nullable String client,
        @Nullable String user,
        @Nullable String ods,
        @Nullable String product,
        @Nullable String onBehalfOf) {

    /// Somebody of whom only the name is known.
    public static Actor named(String name) {
        return new Actor(name, null, null, null, null, null);
    }

    /// Whether the two can be the same person: four eyes must not be two.
    public boolean isSamePerson(Actor other) {
        return (user != null || other.user != null)
                ? Objects.equals(user, other.user)
                : name.equals(other.name);
    }

    boolean isOnlyNamed() {
        return client == null
                && user == null
                && ods == null
                && product == null
                && onBehalfOf == null;
    }
}
