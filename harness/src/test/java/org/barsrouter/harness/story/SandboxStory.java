package org.barsrouter.harness.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.barsrouter.sandbox.app.Sandbox;
import org.barsrouter.sandbox.app.SandboxSettings;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.demo.DemoMain;
import org.barsrouter.sandbox.demo.Partners;
import org.barsrouter.sandbox.demo.Stage;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.message.SyntheticPatient;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.http.IngressClient;
import org.barsrouter.sandbox.partner.http.SandboxKey;
import org.barsrouter.schemas.header.BarsHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Every service in one JVM, as `./bars up` runs them. The last test reads everything that the
/// others made the system print.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SandboxStory {
    @TempDir static Path data;
    private static final List<String> TOKENS = new ArrayList<>();
    private static final Collector COLLECTOR = Collector.start();
    private static Partners partners;
    private static Sandbox sandbox;
    private static Stage stage;

    @BeforeAll
    static void starts() {
        partners = Partners.anywhere();
        sandbox =
                Sandbox.start(
                        SandboxSettings.of(data, ServicePorts.free())
                                .seeded(partners.seed())
                                .with(overrides()));
        partners.answerValidations(sandbox.ingress());
        stage =
                new Stage(
                        partners,
                        new Stage.Scene(
                                sandbox.ingress(),
                                sandbox.journal(),
                                sandbox.delivery(),
                                DemoMain.RELAY_DEADLINE));
    }

    private static List<String> overrides() {
        List<String> overrides = new ArrayList<>(DemoMain.overrides(DemoMain.RELAY_DEADLINE));
        overrides.addAll(COLLECTOR.overrides());
        return overrides;
    }

    @AfterAll
    static void ends() {
        sandbox.close();
        partners.close();
        COLLECTOR.close();
    }

    @Order(1)
    @TestFactory
    Stream<DynamicTest> what_the_demo_tells() {
        return Stage.stories().stream()
                .map(story ->
                        DynamicTest.dynamicTest(story.title(), () -> story.telling().tell(stage)));
    }

    @Order(2)
    @TestFactory
    Stream<DynamicTest> bad_input_gets_a_clear_refusal() {
        return BadInput.cases(sandbox.ingress()).map(BadInput::test);
    }

    @Order(3)
    @Test
    void a_body_of_five_megabytes_arrives_whole() {
        BadInput.assertFiveMegabytesArrive(stage);
    }

    @Order(4)
    @TestFactory
    Stream<DynamicTest> joining_certifying_and_trying() {
        return new Joining(sandbox, partners, data).cases();
    }

    @Order(5)
    @TestFactory
    Stream<DynamicTest> the_published_catalogue_examples() {
        return CatalogueFacade.cases(sandbox.catalogue(), sandbox.ingress());
    }

    @Order(6)
    @TestFactory
    Stream<DynamicTest> every_path_and_method_of_the_api() {
        return Stream.concat(
                EveryPath.messages(sandbox.ingress()), EveryPath.cases(sandbox.ingress()));
    }

    @Order(7)
    @TestFactory
    Stream<DynamicTest> what_a_collector_of_traces_sees() {
        return new Traces(COLLECTOR, stage, new Random(7)).cases();
    }

    @Order(7)
    @Test
    void what_the_dashboard_and_the_alerts_ask_for_is_measured() throws IOException {
        Observability.assertMeasured(Leaks.metrics(sandbox));
    }

    @Order(8)
    @Test
    void a_stranger_connects_with_openssl_and_curl() {
        TOKENS.add(new ConnectingSender(sandbox, data).connectsSendsAndIsRevoked());
    }

    @Order(8)
    @Test
    void the_sandboxs_own_application_sends_with_a_token() {
        SandboxKey key = new SandboxKey(data, sandbox.ingress());
        String token = key.authorization().orElseThrow();
        TOKENS.add(token);
        BarsRequest message =
                new Composer(InstantSource.system(), new Random(7))
                        .request(
                                MessageKind.REFERRAL,
                                new Parties(
                                        CastMember.TELEPHONE_ADVICE.party(),
                                        CastMember.EMERGENCY_DEPARTMENT.party()));

        try (IngressClient client =
                new IngressClient(
                        sandbox.ingress().resolve(BarsHeaders.BASE_PATH), key::authorization)) {
            assertThat(client.send(message.deferred()).status()).isEqualTo(202);
            assertThat(client.send(message.deferred()).status())
                    .as("a token is used again")
                    .isEqualTo(202);
        }
    }

    @Order(9)
    @Test
    void nothing_about_a_patient_and_no_token_leaks() throws IOException {
        List<String> secrets = new ArrayList<>(SyntheticPatient.identifyingTexts());
        assertThat(secrets).as("something to look for").hasSizeGreaterThan(3);
        TOKENS.forEach(token -> secrets.add(token.substring(token.lastIndexOf('.') + 1)));

        String log = Files.readString(data.resolve("sandbox.log"));
        assertThat(log).as("the log of all services").isNotEmpty();
        assertThat(secrets).noneSatisfy(secret -> assertThat(log).containsIgnoringCase(secret));
        for (String metrics : Leaks.metrics(sandbox)) {
            assertThat(metrics).isNotEmpty();
            assertThat(secrets)
                    .noneSatisfy(secret -> assertThat(metrics).containsIgnoringCase(secret));
        }
        String traces = COLLECTOR.everything();
        assertThat(traces).as("spans").contains("bars.message_id", "bars.classification");
        assertThat(secrets).noneSatisfy(secret -> assertThat(traces).containsIgnoringCase(secret));
        List<String> keysAndHeaders = Leaks.keysAndHeaders(sandbox.bootstrapServers());
        assertThat(keysAndHeaders).as("record keys and headers").hasSizeGreaterThan(50);
        assertThat(secrets)
                .noneSatisfy(secret ->
                        assertThat(keysAndHeaders)
                                .anySatisfy(text -> assertThat(text).containsIgnoringCase(secret)));
    }
}
