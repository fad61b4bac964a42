package org.barsrouter.harness.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.barsrouter.harness.architecture.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No Docker engine runs where these tests do: the compose file is held against the code instead.
class ComposeTest {
    private static final Compose COMPOSE = Compose.read();

    static List<Service> services() {
        return Service.all();
    }

    @ParameterizedTest
    @MethodSource("services")
    void environment_keys_are_keys_of_the_service(Service service) {
        List<String> known = service.keys().stream().map(ComposeTest::variable).toList();

        assertThat(COMPOSE.environment(service.module()).keySet())
                .allSatisfy(key ->
                        assertThat(known)
                                .anyMatch(k ->
                                        plain(key).equals(plain(k))
                                                || plain(key).startsWith(plain(k))));
        assertThat(COMPOSE.environment(service.module()))
                .containsKeys("BARS_BOOTSTRAP_SERVERS", "BARS_ENVIRONMENT");
    }

    @ParameterizedTest
    @MethodSource("services")
    void ports_are_those_that_the_service_listens_on(Service service) {
        String settings =
                Sources.text(
                        module(service)
                                .resolve("src/main/resources/" + service.module() + ".yaml"));
        int port = COMPOSE.ports(service.module()).get(1);

        assertThat(settings).containsPattern("port: *" + port);
        assertThat(dockerfile(service.module())).contains("EXPOSE " + port);
        assertThat(COMPOSE.ports(service.module()).get(0)).isEqualTo(port);
    }

    @ParameterizedTest
    @MethodSource("services")
    void images_run_the_application(Service service) {
        assertThat(dockerfile(service.module())).contains(service.application().getName());
    }

    @Test
    void what_images_copy_is_what_the_build_makes() {
        String sandbox = Sources.text(Sources.root().resolve("sandbox/pom.xml"));
        assertThat(sandbox)
                .contains("<outputDirectory>${project.build.directory}/lib</outputDirectory>");

        images().flatMap(service -> dockerfile(service).lines())
                .filter(line -> line.startsWith("COPY "))
                .map(line -> line.split(" ", -1)[1])
                .forEach(source ->
                        assertThat(source)
                                .isIn(
                                        "sandbox/target/lib/",
                                        "sandbox/target/sandbox-" + version() + ".jar"));
    }

    @Test
    void the_console_has_its_own_keys_its_port_and_its_users() throws Exception {
        Service console = Service.console();
        List<String> known = console.keys().stream().map(ComposeTest::variable).toList();

        assertThat(known).containsAll(COMPOSE.environment("console").keySet());
        assertThat(COMPOSE.ports("console")).containsExactly(8086, 8086);
        assertThat(dockerfile("console"))
                .contains("EXPOSE 8086")
                .contains(console.application().getName());
        assertThat(
                        Sources.text(
                                module(console)
                                        .resolve("src/main/resources/operator-console.yaml")))
                .containsPattern("port: *8086");
        List<String> command = COMPOSE.command("console-users");
        assertThat(Class.forName(command.getFirst()).getMethod("main", String[].class)).isNotNull();
        assertThat(after(command, "--file"))
                .isEqualTo(COMPOSE.environment("console").get("CONSOLE_USERSFILE"));
    }

    @Test
    void brokers_are_of_the_version_that_is_tested() {
        for (String broker : List.of("kafka-1", "kafka-2", "kafka-3")) {
            assertThat(COMPOSE.image(broker))
                    .isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
            assertThat(COMPOSE.environment(broker))
                    .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                    .containsEntry("KAFKA_MIN_INSYNC_REPLICAS", "2");
        }
    }

    @Test
    void the_topics_command_is_ours_and_marks_the_services_environment() throws Exception {
        List<String> command = COMPOSE.command("topics");
        Map<String, Object> environment = COMPOSE.environment("ingress-service");

        assertThat(Class.forName(command.getFirst()).getMethod("main", String[].class)).isNotNull();
        assertThat(after(command, "--environment")).isEqualTo(environment.get("BARS_ENVIRONMENT"));
        assertThat(after(command, "--bootstrap-server"))
                .isEqualTo(environment.get("BARS_BOOTSTRAP_SERVERS"));
        assertThat(after(command, "--schema-registry"))
                .isEqualTo(environment.get("BARS_SCHEMAREGISTRY_SCHEMA_REGISTRY_URL"));
    }

    @Test
    void the_receivers_are_ours() throws Exception {
        assertThat(
                        Class.forName(COMPOSE.command("receivers").getFirst())
                                .getMethod("main", String[].class))
                .isNotNull();
    }

    private static Stream<String> images() {
        return Stream.concat(
                Stream.of("topics", "console"), Service.all().stream().map(Service::module));
    }

    private static String dockerfile(String service) {
        Path file = Sources.root().resolve(COMPOSE.dockerfile(service));
        assertThat(Files.exists(file)).as("%s exists", file).isTrue();
        return Sources.text(file);
    }

    private static Path module(Service service) {
        return Sources.root().resolve(service.module());
    }

    private static String version() {
        String pom = Sources.text(Sources.root().resolve("pom.xml"));
        return pom.replaceAll("(?s).*?<version>([^<]+)</version>.*", "$1");
    }

    private static String after(List<String> command, String option) {
        return command.get(command.indexOf(option) + 1);
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "");
    }

    private static String plain(String variable) {
        return variable.replace("_", "");
    }
}
