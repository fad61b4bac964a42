package org.barsrouter.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.barsrouter.catalogue.request.CommandJson;
import org.barsrouter.catalogue.testkit.Cluster;
import org.barsrouter.catalogue.testkit.RunningCatalogue;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// The description of the API says what there is: every command with its fields, and every path.
class OpenApiIT {
    @Test
    void the_description_that_is_served_names_every_command_and_its_required_fields() {
        Cluster.empty();
        try (RunningCatalogue service = RunningCatalogue.start()) {
            Map<String, Object> api =
                    new Yaml().load(service.get("/catalogue/v1/openapi.yaml").text());
            Map<String, Object> schemas = at(at(api, "components"), "schemas");
            Set<String> commands =
                    schemas.keySet().stream()
                            .filter(name ->
                                    at(schemas, name).get("properties") instanceof Map<?, ?> p
                                            && p.containsKey("command"))
                            .collect(Collectors.toSet());
            assertThat(commands).containsExactlyInAnyOrderElementsOf(CommandJson.names());

            for (String command : commands) {
                Map<String, Object> schema = at(schemas, command);
                Set<String> missing = new TreeSet<>();
                service.command(command + "?dryRun=true", "{\"nonsense\":1}", Map.of())
                        .body()
                        .get("issues")
                        .forEach(issue -> missing.add(issue.get("expression").asString()));
                assertThat(missing).as(command).contains("nonsense");
                missing.remove("nonsense");
                assertThat(schema.get("required"))
                        .as(command)
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .containsExactlyInAnyOrderElementsOf(missing);
            }
            for (String path : at(api, "paths").keySet()) {
                if (at(at(api, "paths"), path).containsKey("get") && !path.contains("{")) {
                    assertThat(service.get(path).body().toString())
                            .as(path)
                            .doesNotContain("CAT-011");
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // a YAML object has texts for keys
    private static Map<String, Object> at(Map<String, Object> object, String name) {
        return (Map<String, Object>) object.getOrDefault(name, Map.of());
    }
}
