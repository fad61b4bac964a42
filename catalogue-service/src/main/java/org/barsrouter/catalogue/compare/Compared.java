package org.barsrouter.catalogue.compare;

import java.util.List;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// How one service stands.
///
/// @param why it is not routed here, when that is known
/// @param differences every field that differs; empty unless both sides have it
public record Compared(
        ServiceId id, Verdict verdict, @Nullable String why, List<Difference> differences) {

    /// One field.
    ///
    /// @param here what the catalogue says
    /// @param there what the file says
    public record Difference(String field, String here, String there) {}

    public Compared {
        differences = List.copyOf(differences);
    }
}
