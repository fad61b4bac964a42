package org.barsrouter.journal.store;

import java.nio.file.Path;

/// Where the projection lies.
public sealed interface DatabasePlace {

    /// In the memory of this process, and gone with it.
    record Memory() implements DatabasePlace {}

    /// In files of an embedded database.
    record Directory(Path path) implements DatabasePlace {}

    /// On a PostgreSQL server, in a database of its own.
    ///
    /// @param url such as `jdbc:postgresql://db.example:5432/journal`
    record Server(String url, String user, String password) implements DatabasePlace {
        @Override
        public String toString() {
            return "Server[" + url + ", " + user + "]";
        }
    }
}
