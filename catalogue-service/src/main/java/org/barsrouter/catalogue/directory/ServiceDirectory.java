package org.barsrouter.catalogue.directory;

import java.util.List;
import org.barsrouter.schemas.id.ServiceId;

/// A directory that gives services their ids: national or proprietary. The catalogue only asks
/// whether a service is there.
public interface ServiceDirectory {

    /// Looks one service up.
    LookUp find(ServiceId id);

    /// Every service that the directory has.
    Listing all();

    /// What came of looking a service up.
    sealed interface LookUp {
        /// It is there.
        record Found(DirectoryEntry entry) implements LookUp {}

        /// It is not there.
        record NotThere() implements LookUp {}

        /// The directory gave no answer.
        ///
        /// @param why as a sentence, with the remedy
        record Unavailable(String why) implements LookUp {}
    }

    /// What came of asking for everything.
    sealed interface Listing {
        /// All of them.
        record Listed(List<DirectoryEntry> entries) implements Listing {
            public Listed {
                entries = List.copyOf(entries);
            }
        }

        /// The directory gave no whole answer.
        ///
        /// @param why as a sentence, with the remedy
        record Incomplete(String why) implements Listing {}
    }

    /// The directory of a deployment that has none.
    static ServiceDirectory none() {
        String why =
                "No directory is configured: set joining.directory.file or joining.directory.url.";
        return new ServiceDirectory() {
            @Override
            public LookUp find(ServiceId id) {
                return new LookUp.Unavailable(why);
            }

            @Override
            public Listing all() {
                return new Listing.Incomplete(why);
            }
        };
    }
}
