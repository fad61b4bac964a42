package org.barsrouter.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.barsrouter.catalogue.testkit.RunningCatalogue;
import org.barsrouter.catalogue.testkit.RunningCatalogue.Answer;

/// Imports of small files, and what is expected of a refusal.
final class ImportCalls {
    private ImportCalls() {}

    static void problem(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().get("code").asString()).isEqualTo(code);
    }

    static Answer apply(RunningCatalogue service, String targets) {
        Answer answer = service.imports(request(targets, true));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    static Map<String, Object> request(String targets, Object apply) {
        return Map.of("targets", targets, "apply", apply, "actor", "tester");
    }

    static String file(String rows) {
        return "{\"NHSD-Target-Identifier\":{\"https://fhir.nhs.uk/Id/dos-service-id\":{"
                + rows
                + "}}}";
    }
}
