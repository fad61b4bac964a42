package org.barsrouter.journal.store;

import java.io.Serial;

/// A refused start: the journal's database cannot be used with this log. Says how to build it
/// again.
public final class JournalRefusedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private static final String REBUILD =
            " The journal only repeats what the topics say. To build it again: stop the journal,"
                    + " delete the directory that journal.directory names, or on PostgreSQL drop the"
                    + " tables of its database (drop owned by its user), start the journal; it reads"
                    + " every topic from its beginning.";

    private JournalRefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    private JournalRefusedException(String message) {
        super(message);
    }

    static JournalRefusedException ofAnother(String property, String found, String expected) {
        return new JournalRefusedException(
                "The journal's database belongs to %s %s, this service to %s."
                                .formatted(property, found, expected)
                        + REBUILD);
    }

    /// The log is shorter than what the journal has read of it: another log, or a restored one.
    public static JournalRefusedException ofShorterLog(String partition, long read, long end) {
        return new JournalRefusedException(
                "The journal has read %s up to offset %d, but it ends at %d: its topics were made anew."
                                .formatted(partition, read, end)
                        + REBUILD);
    }

    /// Two writers would tread on each other.
    static JournalRefusedException writtenByAnother() {
        return new JournalRefusedException(
                "Another journal writes to this PostgreSQL database: one is enough. Stop it, or give"
                        + " this one a database of its own with journal.database.url.");
    }

    static JournalRefusedException unreadable(Throwable cause) {
        return new JournalRefusedException(
                "The journal's database cannot be opened. If another journal runs on the same"
                        + " directory, stop it; if it is on a server, check journal.database.url,"
                        + " user and password-file; if the file is damaged, build it again."
                        + REBUILD,
                cause);
    }
}
