package org.barsrouter.catalogue.compare;

/// How a service stands in two statements. *Here* is the catalogue (or a second file), *there* the
/// file. The words are those of the national dual-run.
public enum Verdict {
    /// Both say the same.
    MATCH("both say the same"),
    /// Both route it, and a field differs.
    MISMATCH("both have it, and a field differs"),
    /// The file has it, here it is not routed.
    MISSING_HERE("there has it, here does not route it"),
    /// It is routed here, the file lacks it.
    MISSING_THERE("here routes it, there lacks it");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
