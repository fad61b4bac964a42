package org.barsrouter.catalogue.fhir;

import java.io.Serial;
import java.util.List;
import org.barsrouter.catalogue.http.Fault;
import org.barsrouter.catalogue.resource.FieldFault;

/// Carries a refusal with several issues to [FhirController].
final class FhirRefusal extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient List<Issue> issues;

    /// One thing that is wrong.
    ///
    /// @param type FHIR issue type
    /// @param expression FHIRPath of the element; empty for the whole
    record Issue(Fault fault, String type, String expression, String text) {
        /// The issue type is the fault's own.
        static Issue of(Fault fault, String text) {
            return new Issue(fault, Told.of(fault).issueType(), "", text);
        }
    }

    FhirRefusal(List<Issue> issues) {
        super(issues.getFirst().text());
        this.issues = List.copyOf(issues);
    }

    /// Elements that are wrong: a rule that is broken is less than what cannot be understood.
    static FhirRefusal of(List<FieldFault> faults) {
        boolean understood =
                faults.stream()
                        .allMatch(f ->
                                f.kind() == FieldFault.Kind.INVARIANT
                                        || f.kind() == FieldFault.Kind.NOT_SUPPORTED);
        return of(understood ? Fault.RULE_BROKEN : Fault.ELEMENT_WRONG, faults);
    }

    /// The same with a fault that is known.
    static FhirRefusal of(Fault fault, List<FieldFault> faults) {
        return new FhirRefusal(
                faults.stream()
                        .map(f -> new Issue(fault, f.kind().issueType(), f.expression(), f.text()))
                        .toList());
    }

    List<Issue> issues() {
        return issues;
    }
}
