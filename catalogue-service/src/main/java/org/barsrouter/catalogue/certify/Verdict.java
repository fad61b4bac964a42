package org.barsrouter.catalogue.certify;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What came of one check.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Verdict.Passed.class, name = "passed"),
    @JsonSubTypes.Type(value = Verdict.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = Verdict.NotRun.class, name = "not-run"),
    @JsonSubTypes.Type(value = Verdict.NotDemanded.class, name = "not-demanded")
})
public sealed interface Verdict {

    /// It was run and is in order.
    ///
    /// @param seen what was seen, in a few words; may be empty
    record Passed(String seen) implements Verdict {}

    /// It was run and is not in order.
    ///
    /// @param what was wrong, as a sentence
    /// @param remedy how to mend it, as a sentence
    record Failed(String what, String remedy) implements Verdict {}

    /// It is demanded here and could not be run.
    ///
    /// @param because completes “not run, because …”
    record NotRun(String because) implements Verdict {}

    /// It is not demanded here.
    ///
    /// @param because completes “not run, because …”
    record NotDemanded(String because) implements Verdict {}

    static Verdict passed() {
        return new Passed("");
    }
}
