package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What validation and reconciliation have in common: how they ask, and how they show the answer.
final class CompareOptions {
    private static final int MOST_FINDINGS = 20;

    @Option(
            names = "--providers",
            paramLabel = "CSV",
            description = "Providers of the services; then provider and name are compared too")
    private @Nullable Path providers;

    @Option(
            names = "--tests",
            paramLabel = "include|skip",
            description = "What to do with national test targets (${DEFAULT-VALUE})",
            defaultValue = "skip")
    private String tests = "";

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Write every field that differs to this file")
    private @Nullable Path csv;

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    Errand.Output output() {
        return json ? Errand.Output.PROGRAMS : Errand.Output.PEOPLE;
    }

    ObjectNode request(String name, String targets) {
        ObjectNode request =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("fileName", name)
                        .put("targets", targets)
                        .put("tests", tests);
        if (providers != null) {
            request.put("providers", InputFile.read(providers).text());
        }
        return request;
    }

    ExitCode show(Screen screen, Answer answer) {
        if (!(answer instanceof Answered found)) {
            screen.fail(answer);
            return ExitCode.UNREACHABLE;
        }
        if (json) {
            screen.json(found.json());
        }
        if (!found.isSuccess()) {
            if (!json) {
                findings(screen, found.json().path("report").path("findings"));
            }
            screen.fail(ExitCode.FAILED, found.problem());
            return found.status() == 422 || found.status() == 400 || found.status() == 413
                    ? ExitCode.INVALID_INPUT
                    : ExitCode.FAILED;
        }
        write(screen, found.json().path("csv").asText());
        if (!json) {
            found.json().path("report").forEach(line -> screen.line(line.asText()));
            findings(screen, found.json().path("findings"));
        }
        return found.json().path("clean").asBoolean() ? ExitCode.OK : ExitCode.MISMATCHES;
    }

    /// Errors only: what else a file has to be told about is the import's to say.
    private static void findings(Screen screen, JsonNode findings) {
        int shown = 0;
        for (JsonNode finding : findings) {
            if (!finding.path("severity").asText().equals("error") || shown++ >= MOST_FINDINGS) {
                continue;
            }
            screen.line(
                    "%s line %d: %s %s"
                            .formatted(
                                    finding.path("rule").asText(),
                                    finding.path("line").asInt(),
                                    finding.path("what").asText(),
                                    finding.path("remedy").asText()));
        }
    }

    private void write(Screen screen, String text) {
        if (csv == null) {
            return;
        }
        try {
            Files.writeString(csv, text);
            screen.progress("every field that differs stands in " + csv);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The file " + csv + " cannot be written: check its directory.", e);
        }
    }
}
