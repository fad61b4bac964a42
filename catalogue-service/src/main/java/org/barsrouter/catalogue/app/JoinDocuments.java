package org.barsrouter.catalogue.app;

import org.barsrouter.catalogue.certify.Report;
import org.barsrouter.catalogue.join.Join;
import tools.jackson.databind.json.JsonMapper;

/// Requests and certifications as the JSON that the catalogue keeps.
final class JoinDocuments {
    private static final JsonMapper JSON = JsonMapper.shared();

    private JoinDocuments() {}

    static String text(Join join) {
        return JSON.writeValueAsString(join);
    }

    static String text(Report report) {
        return JSON.writeValueAsString(report);
    }

    static Join join(String text) {
        return JSON.readValue(text, Join.class);
    }

    static Report report(String text) {
        return JSON.readValue(text, Report.class);
    }
}
