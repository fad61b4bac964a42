package org.barsrouter.catalogue.targets;

/// Where in a file something stands.
///
/// @param pointer JSON pointer (RFC 6901), or `line n` of a CSV file
/// @param line from 1; 0 when the whole file is meant
public record Place(String pointer, int line) {
    static final Place FILE = new Place("", 0);

    /// The place of a member below this one.
    Place below(String name, int atLine) {
        return new Place(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), atLine);
    }
}
