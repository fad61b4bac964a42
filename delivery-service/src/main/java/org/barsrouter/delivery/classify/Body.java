package org.barsrouter.delivery.classify;

import java.util.Set;

/// What kind of body an answer had. Only a FHIR body is the receiver's own word; anything else may
/// be a page of an intermediary.
public sealed interface Body {

    /// A FHIR resource other than an OperationOutcome.
    record Resource() implements Body {}

    /// A well-formed OperationOutcome with the codes of its issues.
    record Outcome(Set<String> issueCodes) implements Body {
        public Outcome {
            issueCodes = Set.copyOf(issueCodes);
        }
    }

    /// Something that is not FHIR, or not whole.
    record NotFhir() implements Body {}

    record Empty() implements Body {}

    default boolean says(String issueCode) {
        return this instanceof Outcome(Set<String> codes) && codes.contains(issueCode);
    }
}
