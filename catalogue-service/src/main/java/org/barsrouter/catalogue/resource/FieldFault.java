package org.barsrouter.catalogue.resource;

/// What is wrong with one element of a resource.
///
/// @param expression FHIRPath of the element, `Endpoint.address`
/// @param text what was found and how to mend it
public record FieldFault(String expression, Kind kind, String text) {

    /// FHIR R4 issue types that a reader of resources can mean.
    public enum Kind {
        REQUIRED("required"),
        VALUE("value"),
        STRUCTURE("structure"),
        INVARIANT("invariant"),
        NOT_SUPPORTED("not-supported");

        private final String issueType;

        Kind(String issueType) {
            this.issueType = issueType;
        }

        public String issueType() {
            return issueType;
        }
    }
}
