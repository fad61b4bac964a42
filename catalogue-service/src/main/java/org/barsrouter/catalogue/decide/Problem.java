package org.barsrouter.catalogue.decide;

/// Why a command is refused: what was wrong, and how to mend it.
///
/// @param field where in the command, such as `at`, or `commands[3].at` in a change-set
public record Problem(Code code, String field, String what, String remedy) {

    /// What kind of refusal it is.
    public enum Code {
        /// A value cannot be right, whatever the catalogue holds.
        INVALID,
        /// The service is not in the catalogue.
        UNKNOWN_SERVICE,
        /// The endpoint is not in the catalogue.
        UNKNOWN_TEMPLATE,
        /// Nothing of that kind is there.
        UNKNOWN_ASSIGNMENT,
        /// I1, I2: somebody has it already.
        DUPLICATE,
        /// I3, I4: two would hold at the same time.
        OVERLAP,
        /// The instant is past, or too near for every router to have the change by then.
        TOO_EARLY,
        /// I7: nothing would be routed for a time.
        GAP,
        /// The catalogue is not in the state that the command expects.
        CONFLICT,
        /// I9: what is retired stays retired.
        RETIRED,
        /// I6: something still uses it.
        IN_USE,
        /// I10: the address breaks a rule.
        ADDRESS,
        /// I11: the endpoint is not certified for this environment.
        UNCERTIFIED,
        /// I8: test things in production.
        TEST_IN_PRODUCTION,
        /// The caller may not write it.
        FORBIDDEN,
        /// A sender of another protocol would be left without a route.
        WITHOUT_ROUTE
    }

    /// The same problem of a command that stands in a change-set.
    public Problem in(String place) {
        return new Problem(code, field.isEmpty() ? place : place + "." + field, what, remedy);
    }
}
