package org.barsrouter.harness.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/// What the dashboard and the alert rules ask for, held against what a running system measures.
final class Observability {
    private static final Path FOLDER = Path.of("..", "docs", "observability");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern METRIC =
            Pattern.compile("\\b(ingress|router|delivery|journal|catalogue)_[a-z0-9_]+");
    private static final Pattern LABELLED =
            Pattern.compile("([a-z]+_[a-z0-9_]+)\\{([a-z_]+)!?[=~]");

    private Observability() {}

    /// Every metric is measured, and has the labels that an alert asks for.
    static void assertMeasured(List<String> scraped) throws IOException {
        List<String> lines = scraped.stream().flatMap(String::lines).toList();
        Set<String> measured =
                lines.stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.replaceAll("[{ ].*", ""))
                        .collect(Collectors.toSet());
        List<String> alerts = alerts();
        List<String> panels = panels();
        assertThat(alerts).as("alert rules").hasSizeGreaterThan(5);
        assertThat(panels).as("queries of the dashboard").hasSizeGreaterThan(10);
        Set<String> asked = new TreeSet<>();
        alerts.forEach(expression -> asked.addAll(metrics(expression)));
        panels.forEach(expression -> asked.addAll(metrics(expression)));
        assertThat(measured).containsAll(asked);
        for (String expression : alerts) {
            LABELLED.matcher(expression).results().forEach(match -> assertOccurs(match, lines));
        }
    }

    private static void assertOccurs(MatchResult match, List<String> lines) {
        String label = match.group(2) + "=\"";
        assertThat(lines)
                .as("%s with %s", match.group(1), label)
                .anyMatch(line -> line.startsWith(match.group(1) + "{") && line.contains(label));
    }

    private static Set<String> metrics(String expression) {
        return METRIC.matcher(expression)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static List<String> alerts() throws IOException {
        Object file = new Yaml().load(Files.readString(FOLDER.resolve("alerts.yml")));
        return JSON.valueToTree(file).findValuesAsText("expr");
    }

    private static List<String> panels() throws IOException {
        return JSON.readTree(FOLDER.resolve("dashboard.json").toFile()).findValuesAsText("expr");
    }
}
