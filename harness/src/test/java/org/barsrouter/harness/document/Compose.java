package org.barsrouter.harness.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barsrouter.harness.architecture.Sources;
import org.yaml.snakeyaml.Yaml;

/// The compose file, as its parser sees it.
record Compose(Map<String, Object> services) {

    static Compose read() {
        Map<String, Object> file =
                new Yaml().load(Sources.text(Sources.root().resolve("docker-compose.yml")));
        return new Compose(section(file, "services"));
    }

    Map<String, Object> service(String name) {
        Map<String, Object> service = section(services, name);
        if (service.isEmpty()) {
            throw new AssertionError("docker-compose.yml has no service " + name);
        }
        return service;
    }

    Map<String, Object> environment(String service) {
        return section(service(service), "environment");
    }

    List<String> command(String service) {
        return texts(service(service), "command");
    }

    /// Host and container port of the only mapping.
    List<Integer> ports(String service) {
        String[] parts = texts(service(service), "ports").getFirst().split(":", -1);
        return List.of(Integer.valueOf(parts[1]), Integer.valueOf(parts[2]));
    }

    String image(String service) {
        return String.valueOf(service(service).get("image"));
    }

    String dockerfile(String service) {
        return String.valueOf(section(service(service), "build").get("dockerfile"));
    }

    private static Map<String, Object> section(Map<String, Object> map, String name) {
        Map<String, Object> section = new LinkedHashMap<>();
        if (map.get(name) instanceof Map<?, ?> found) {
            found.forEach((key, value) -> section.put(String.valueOf(key), value));
        }
        return section;
    }

    private static List<String> texts(Map<String, Object> map, String name) {
        return ((List<?>) map.getOrDefault(name, List.of())).stream().map(String::valueOf).toList();
    }
}
