package org.barsrouter.harness.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.barsrouter.harness.process.JavaProcess;
import org.barsrouter.harness.process.Part;
import org.barsrouter.harness.process.SeparateServices;
import org.barsrouter.sandbox.app.SandboxSettings;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.broker.BrokerMain;
import org.barsrouter.sandbox.demo.DemoMain;
import org.barsrouter.sandbox.demo.Partners;
import org.barsrouter.sandbox.demo.Stage;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.http.SimulatedSender;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The same stories as in one JVM, with every service and the broker a process of its own.
@Tag("full")
class SeparateProcessesStory {
    @TempDir static Path data;
    private static Partners partners;
    private static JavaProcess broker;
    private static SeparateServices services;

    @BeforeAll
    static void starts() throws Exception {
        partners = Partners.anywhere();
        SandboxSettings settings =
                SandboxSettings.of(data, ServicePorts.free())
                        .seeded(partners.seed())
                        .with(DemoMain.overrides(DemoMain.RELAY_DEADLINE));
        broker =
                JavaProcess.start(
                        BrokerMain.class,
                        data.resolve("broker.out"),
                        List.of(
                                "--data",
                                data.resolve("kafka").toString(),
                                "--environment",
                                "SANDBOX",
                                "--port",
                                String.valueOf(settings.ports().broker())));
        services = SeparateServices.start(settings, "127.0.0.1:" + settings.ports().broker());
        partners.answerValidations(services.ingress());
    }

    @AfterAll
    static void ends() {
        services.close();
        broker.close();
        partners.close();
    }

    @TestFactory
    Stream<DynamicTest> what_the_demo_tells() {
        Stage stage =
                new Stage(
                        partners,
                        new Stage.Scene(
                                services.ingress(),
                                services.journal(),
                                services.delivery(),
                                DemoMain.RELAY_DEADLINE));
        return Stage.stories().stream()
                .map(story ->
                        DynamicTest.dynamicTest(story.title(), () -> story.telling().tell(stage)));
    }

    @Test
    void routing_goes_on_while_the_catalogue_service_is_down() throws Exception {
        SimulatedSender sender = partners.sender(services.ingress());
        services.kill(Part.CATALOGUE);

        assertThat(
                        sender.send(
                                        sender.compose(
                                                MessageKind.BOOKING_REQUEST,
                                                CastMember.PHARMACY.party()))
                                .status())
                .isEqualTo(200);

        services.start(Part.CATALOGUE);
        services.awaitReady(Part.CATALOGUE);
    }
}
