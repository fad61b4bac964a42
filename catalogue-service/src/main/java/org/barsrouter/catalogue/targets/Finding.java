package org.barsrouter.catalogue.targets;

import org.jspecify.annotations.Nullable;

/// What a rule found, with its remedy. Rows that break a rule in the same way are one finding.
public record Finding(Rule rule, Severity severity, Subject subject, String what, String remedy) {

    /// An error keeps the file out, a warning wants a look, a note is for the record.
    public enum Severity {
        ERROR,
        WARNING,
        NOTE
    }

    /// What the finding is about.
    ///
    /// @param place of the first row
    /// @param rows how many rows it concerns, at least 1
    public record Subject(@Nullable String system, @Nullable String value, Place place, int rows) {

        static Subject file(Place place) {
            return new Subject(null, null, place, 1);
        }

        /// A service of the file.
        public static Subject of(Target target) {
            return new Subject(target.id().system(), target.id().value(), target.place(), 1);
        }

        static Subject row(Row row) {
            return new Subject(row.system(), row.value(), row.place(), 1);
        }

        Subject withRows(int count) {
            return new Subject(system, value, place, count);
        }
    }
}
