package org.barsrouter.catalogue.targets;

/// Where in a file something stands.
///
/// @param file which of the files that were handed in
/// @param pointer JSON pointer (RFC 6901), or `line n` of a CSV file
/// @param line from 1; 0 when the whole file is meant
public record Place(FileKind file, String pointer, int line) {
    /// The targets file as a whole.
    public static final Place FILE = new Place("", 0);

    /// The files that an import takes.
    public enum FileKind {
        /// The national `targets.json`.
        TARGETS,
        /// The list of providers, rule E2.
        PROVIDERS,
        /// The list of products, rule E1.
        PRODUCTS,
        /// The list of retired services, rule S2.
        RETIRED,
        /// The list of switches to plan.
        SWITCHES,
        /// The counts of messages by service.
        TRAFFIC
    }

    /// A place in the targets file.
    public Place(String pointer, int line) {
        this(FileKind.TARGETS, pointer, line);
    }

    /// A line of a CSV file.
    static Place line(FileKind file, int number) {
        return new Place(file, "line " + number, number);
    }

    /// A CSV file as a whole.
    static Place whole(FileKind file) {
        return new Place(file, "", 0);
    }

    /// The place of a member below this one.
    Place below(String name, int atLine) {
        return new Place(file, pointer + "/" + name.replace("~", "~0").replace("/", "~1"), atLine);
    }
}
