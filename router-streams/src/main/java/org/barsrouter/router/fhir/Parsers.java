package org.barsrouter.router.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;

/// FHIR JSON parsers that keep what a receiver wrote: ids, references and their versions. They log
/// nothing, because what they complain of may be a patient's.
final class Parsers {
    private Parsers() {}

    /// A parser serves one call: it is not thread-safe.
    static IParser json(FhirContext fhir) {
        IParser parser = fhir.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        parser.setStripVersionsFromReferences(false);
        return parser;
    }
}
