package org.barsrouter.schemas.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRegistryTest {
    private static final String REGISTER = "/subjects/topic-value/versions?normalize=true";
    private static final Schema SCHEMA =
            SchemaBuilder.record("Thing").fields().requiredString("name").endRecord();

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_schema_is_registered_once_and_its_id_kept() {
        server.stubFor(post(urlEqualTo(REGISTER)).willReturn(okJson("{\"id\":42}")));
        HttpRegistry registry = registry("");

        assertThat(registry.idOf("topic-value", SCHEMA)).isEqualTo(42);
        assertThat(registry.idOf("topic-value", SCHEMA)).isEqualTo(42);

        server.verify(
                1,
                postRequestedFor(urlEqualTo(REGISTER))
                        .withHeader(
                                "Content-Type", equalTo("application/vnd.schemaregistry.v1+json"))
                        .withRequestBody(matchingJsonPath("$.schemaType", equalTo("AVRO")))
                        .withRequestBody(matchingJsonPath("$.schema")));
    }

    @Test
    void a_schema_is_fetched_once_by_its_id() {
        String body =
                JsonNodeFactory.instance.objectNode().put("schema", SCHEMA.toString()).toString();
        server.stubFor(get(urlEqualTo("/schemas/ids/42")).willReturn(okJson(body)));
        HttpRegistry registry = registry("/");

        assertThat(registry.byId(42)).isEqualTo(SCHEMA);
        assertThat(registry.byId(42)).isEqualTo(SCHEMA);

        server.verify(1, getRequestedFor(urlEqualTo("/schemas/ids/42")));
    }

    @Test
    void a_registry_may_live_under_a_path_and_want_a_password() {
        server.stubFor(
                get(urlEqualTo("/apis/ccompat/v7/subjects/topic-value/versions/latest"))
                        .withBasicAuth("user", "secret")
                        .willReturn(okJson("{\"version\":3}")));
        HttpRegistry registry =
                new HttpRegistry(
                        URI.create(server.baseUrl() + "/apis/ccompat/v7"),
                        Optional.of("user:secret"));

        assertThat(registry.latestVersion("topic-value")).isEqualTo(3);
    }

    @Test
    void compatibility_is_the_registrys_word() {
        String path = "/compatibility/subjects/topic-value/versions/latest";
        HttpRegistry registry = registry("");

        server.stubFor(post(urlEqualTo(path)).willReturn(okJson("{\"is_compatible\":true}")));
        assertThat(registry.isCompatible("topic-value", SCHEMA)).isTrue();

        server.stubFor(post(urlEqualTo(path)).willReturn(okJson("{\"is_compatible\":false}")));
        assertThat(registry.isCompatible("topic-value", SCHEMA)).isFalse();

        server.stubFor(post(urlEqualTo(path)).willReturn(aResponse().withStatus(404)));
        assertThat(registry.isCompatible("topic-value", SCHEMA)).as("a new subject").isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 409, 422, 500})
    void a_refusal_names_status_and_remedy(int status) {
        server.stubFor(post(urlEqualTo(REGISTER)).willReturn(aResponse().withStatus(status)));

        assertThatThrownBy(() -> registry("").idOf("topic-value", SCHEMA))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining(Integer.toString(status))
                .hasMessageContaining("basic.auth.user.info");
    }

    @Test
    void what_failed_once_is_asked_again() {
        server.stubFor(post(urlEqualTo(REGISTER)).willReturn(aResponse().withStatus(500)));
        HttpRegistry registry = registry("");
        assertThatThrownBy(() -> registry.idOf("topic-value", SCHEMA))
                .isInstanceOf(SchemaRegistryException.class);

        server.stubFor(post(urlEqualTo(REGISTER)).willReturn(okJson("{\"id\":42}")));
        assertThat(registry.idOf("topic-value", SCHEMA)).isEqualTo(42);
    }

    @Test
    void an_answer_that_is_not_json_is_said_to_be_so() {
        server.stubFor(
                get(urlEqualTo("/schemas/ids/1")).willReturn(aResponse().withBody("<html>")));

        assertThatThrownBy(() -> registry("").byId(1))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("not JSON");
    }

    @Test
    void a_registry_out_of_reach_names_its_address() {
        HttpRegistry registry = registry("");
        server.stop();

        assertThatThrownBy(() -> registry.byId(1))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("schema.registry.url");
    }

    @Test
    void a_reader_waits_for_a_registry_in_trouble_and_a_writer_hears_of_it_at_once() {
        server.stubFor(
                get(urlEqualTo("/schemas/ids/42"))
                        .inScenario("trouble")
                        .whenScenarioStateIs(STARTED)
                        .willReturn(aResponse().withStatus(503))
                        .willSetStateTo("mended"));
        server.stubFor(
                get(urlEqualTo("/schemas/ids/42"))
                        .inScenario("trouble")
                        .whenScenarioStateIs("mended")
                        .willReturn(okJson("{\"schema\":\"\\\"string\\\"\"}")));
        server.stubFor(post(urlEqualTo(REGISTER)).willReturn(aResponse().withStatus(503)));
        PatientRegistry patient = new PatientRegistry(registry(""), Duration.ofSeconds(30));

        assertThat(patient.byId(42).getType()).isEqualTo(Schema.Type.STRING);
        assertThatThrownBy(() -> patient.idOf("topic-value", SCHEMA))
                .isInstanceOf(SchemaRegistryException.class);
    }

    @Test
    void a_reader_does_not_wait_for_what_the_registry_does_not_have() {
        PatientRegistry patient = new PatientRegistry(registry(""), Duration.ofDays(1));

        assertThatThrownBy(() -> patient.byId(43))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("404");
    }

    private HttpRegistry registry(String suffix) {
        return new HttpRegistry(URI.create(server.baseUrl() + suffix), Optional.empty());
    }
}
