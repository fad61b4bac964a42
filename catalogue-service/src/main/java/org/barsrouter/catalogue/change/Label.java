package org.barsrouter.catalogue.change;

import org.jspecify.annotations.Nullable;

/// How an endpoint is shown to people, which routing never looks at.
///
/// @param name at most 100 characters; absent shows its id
public record Label(@Nullable String name, Visibility visibility) {

    /// Who may see the address. Everybody's messages may be routed to it all the same.
    public enum Visibility {
        PUBLIC,
        /// Only the supplier that manages it, and the catalogue's administrators.
        PRIVATE
    }

    /// What an endpoint has that nobody has labelled.
    public static Label none() {
        return new Label(null, Visibility.PUBLIC);
    }
}
