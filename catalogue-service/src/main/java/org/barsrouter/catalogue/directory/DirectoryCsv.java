package org.barsrouter.catalogue.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barsrouter.catalogue.directory.DirectoryEntry.Status;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.id.ServiceId;

/// An extract of a directory as a file: a header line `system,value,name,ods,status`, then one line
/// for each service; status is `open` or `closed`. Names hold no commas, as nothing is quoted.
public final class DirectoryCsv {
    private static final String HEADER = "system,value,name,ods,status";

    private DirectoryCsv() {}

    /// Reads an extract; systems become canonical.
    ///
    /// @throws IllegalArgumentException naming the line that cannot be read
    public static List<DirectoryEntry> read(String text, IdentifierSystems systems) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            throw new IllegalArgumentException("the first line must be " + HEADER);
        }
        List<DirectoryEntry> entries = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                entries.add(entry(lines.get(i), i + 1, systems));
            }
        }
        return entries;
    }

    private static DirectoryEntry entry(String line, int number, IdentifierSystems systems) {
        String[] cells = line.split(",", -1);
        if (cells.length != 5 || cells[0].isBlank() || cells[1].isBlank()) {
            throw new IllegalArgumentException("line " + number + " must be " + HEADER);
        }
        ServiceId written = new ServiceId(cells[0].strip(), cells[1].strip());
        return new DirectoryEntry(
                systems.canonical(written).id(),
                cells[2].strip(),
                cells[3].isBlank() ? null : cells[3].strip(),
                status(cells[4], number));
    }

    private static Status status(String cell, int number) {
        return switch (cell.strip().toLowerCase(Locale.ROOT)) {
            case "open" -> Status.OPEN;
            case "closed" -> Status.CLOSED;
            default ->
                    throw new IllegalArgumentException(
                            "line " + number + ": the status is open or closed");
        };
    }
}
