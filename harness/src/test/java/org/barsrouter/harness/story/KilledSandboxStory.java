package org.barsrouter.harness.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.barsrouter.harness.process.JavaProcess;
import org.barsrouter.sandbox.app.Readiness;
import org.barsrouter.sandbox.app.Sandbox;
import org.barsrouter.sandbox.app.SandboxSettings;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.cli.SandboxMain;
import org.barsrouter.sandbox.demo.DemoMain;
import org.barsrouter.sandbox.demo.Partners;
import org.barsrouter.sandbox.demo.Stage;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.partner.CastHost;
import org.barsrouter.sandbox.partner.CastMember;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything in one process dies at once, with messages accepted and not delivered.
@Tag("full")
class KilledSandboxStory {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    @TempDir Path data;

    @Test
    void what_was_accepted_before_kill_9_is_delivered_once_and_its_answer_pushed()
            throws Exception {
        try (Partners partners = Partners.anywhere()) {
            ServicePorts ports = ServicePorts.free();
            partners.host(CastHost.HOSPITAL).goDown();
            Stage stage =
                    new Stage(
                            partners,
                            new Stage.Scene(
                                    ports.ingressAddress(),
                                    Sandbox.addresses(ports).get(3),
                                    Sandbox.addresses(ports).get(1),
                                    DemoMain.RELAY_DEADLINE));
            BarsRequest request;
            try (JavaProcess sandbox = start(ports, partners)) {
                request =
                        stage.request(MessageKind.REFERRAL, CastMember.EMERGENCY_DEPARTMENT)
                                .deferred();
                assertThat(stage.send(request).status()).isEqualTo(202);

                sandbox.kill();
            }
            partners.host(CastHost.HOSPITAL).comeBack();
            try (JavaProcess _ = start(ports, partners)) {
                JsonNode notice = stage.awaitNotice(request);

                assertThat(notice.at("/entry/0/resource/response/code").asText()).isEqualTo("ok");
                assertThat(stage.received(CastMember.EMERGENCY_DEPARTMENT, request)).hasSize(1);
                stage.operator().awaitDisposition(request, "DELIVERED");
                await().during(Duration.ofSeconds(2))
                        .atMost(Duration.ofSeconds(4))
                        .untilAsserted(() ->
                                assertThat(stage.received(CastMember.EMERGENCY_DEPARTMENT, request))
                                        .hasSize(1));
            }
        }
    }

    private JavaProcess start(ServicePorts ports, Partners partners) throws IOException {
        SandboxSettings.Seed seed = partners.seed();
        Path targets = Files.writeString(data.resolve("targets.json"), seed.targets());
        Path providers = Files.writeString(data.resolve("providers.csv"), seed.providers());
        JavaProcess sandbox =
                JavaProcess.start(
                        SandboxMain.class,
                        data.resolve("sandbox.out"),
                        List.of(
                                "--data",
                                data.resolve("data").toString(),
                                "--ports",
                                ports.text(),
                                "--targets",
                                targets.toString(),
                                "--providers",
                                providers.toString()));
        new Readiness().await(START_LIMIT, Sandbox.addresses(ports));
        return sandbox;
    }
}
