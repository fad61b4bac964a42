package org.barsrouter.catalogue.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.barsrouter.catalogue.fhir.FhirRefusal.Issue;

/// Refusals and confirmations as OperationOutcome, alike at both faces.
final class Outcomes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PROFILE =
            "https://fhir.hl7.org.uk/StructureDefinition/UKCore-OperationOutcome";
    private static final String CODES = "https://fhir.nhs.uk/CodeSystem/http-error-codes";

    private Outcomes() {}

    /// An issue for each thing that is wrong; the status is that of the first.
    static FhirAnswer refused(List<Issue> issues) {
        ObjectNode out = outcome();
        ArrayNode all = out.putArray("issue");
        issues.forEach(issue -> add(all, issue));
        return FhirAnswer.of(Told.of(issues.getFirst().fault()).status(), out.toString());
    }

    private static void add(ArrayNode all, Issue issue) {
        ObjectNode json = all.addObject();
        json.put("severity", "error").put("code", issue.type());
        coding(json, Told.of(issue.fault()).barsCode());
        json.put("diagnostics", issue.text() + " (" + issue.fault().code() + ")");
        if (!issue.expression().isEmpty()) {
            json.putArray("expression").add(issue.expression());
        }
    }

    /// What went well, as BaRS 1.4.0 says it of a delete.
    static String done(String diagnostics) {
        ObjectNode out = outcome();
        ObjectNode issue = out.putArray("issue").addObject();
        issue.put("severity", "information").put("code", "informational");
        coding(issue, "OK");
        issue.put("diagnostics", diagnostics);
        return out.toString();
    }

    private static ObjectNode outcome() {
        ObjectNode out = JSON.objectNode();
        out.put("resourceType", "OperationOutcome").put("id", UUID.randomUUID().toString());
        out.putObject("meta").putArray("profile").add(PROFILE);
        return out;
    }

    private static void coding(ObjectNode issue, String code) {
        issue.putObject("details")
                .putArray("coding")
                .addObject()
                .put("system", CODES)
                .put("code", code);
    }
}
