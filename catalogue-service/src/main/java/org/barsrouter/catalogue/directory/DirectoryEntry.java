package org.barsrouter.catalogue.directory;

import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// A service as a directory has it.
///
/// @param name for people
/// @param ods code of its organisation, if the directory says it
public record DirectoryEntry(ServiceId id, String name, @Nullable String ods, Status status) {

    /// Whether the service works.
    public enum Status {
        OPEN,
        CLOSED
    }
}
