package org.barsrouter.catalogue.directory.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.barsrouter.catalogue.directory.DirectoryCsv;
import org.barsrouter.catalogue.directory.DirectoryEntry;
import org.barsrouter.catalogue.directory.ServiceDirectory;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.id.ServiceId;

/// A directory that is an extract in a file ([DirectoryCsv]). The file is read for each question,
/// so that a newer extract needs no restart.
public final class FileDirectory implements ServiceDirectory {
    private final Path file;
    private final IdentifierSystems systems;

    public FileDirectory(Path file, IdentifierSystems systems) {
        this.file = file;
        this.systems = systems;
    }

    @Override
    public LookUp find(ServiceId id) {
        return switch (all()) {
            case Listing.Incomplete(String why) -> new LookUp.Unavailable(why);
            case Listing.Listed(List<DirectoryEntry> entries) ->
                    entries.stream()
                            .filter(entry -> entry.id().equals(id))
                            .findFirst()
                            .<LookUp>map(LookUp.Found::new)
                            .orElseGet(LookUp.NotThere::new);
        };
    }

    @Override
    public Listing all() {
        try {
            return new Listing.Listed(DirectoryCsv.read(Files.readString(file), systems));
        } catch (IOException e) {
            return new Listing.Incomplete(
                    "The directory's extract " + file + " cannot be read: check its name.");
        } catch (IllegalArgumentException e) {
            return new Listing.Incomplete(
                    "The directory's extract " + file + " cannot be read: " + e.getMessage() + ".");
        }
    }
}
