package org.barsrouter.harness.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.barsrouter.ingress.IngressApplication;
import org.barsrouter.sandbox.app.Sandbox;
import org.barsrouter.sandbox.app.SandboxSettings;
import org.barsrouter.sandbox.app.ServiceArguments;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.broker.BrokerRefusedException;
import org.barsrouter.sandbox.broker.BrokerSettings;
import org.barsrouter.sandbox.broker.EmbeddedBroker;
import org.barsrouter.sandbox.demo.Partners;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.http.IngressClient;
import org.barsrouter.sandbox.partner.http.ReceiverSettings;
import org.barsrouter.sandbox.partner.http.ServerTls;
import org.barsrouter.sandbox.partner.http.SimulatedReceiver;
import org.barsrouter.sandbox.partner.http.TlsFolder;
import org.barsrouter.schemas.avro.Environment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// INT and PROD side by side on one machine, each with certificates of its own: nothing of one
/// reaches the other.
class EnvironmentsStory {
    private static final CastMember SERVICE = CastMember.EMERGENCY_DEPARTMENT;

    @TempDir static Path folder;
    private static Deployment integration;
    private static Deployment production;

    /// One environment with the receiver that its catalogue names.
    private record Deployment(Sandbox sandbox, SimulatedReceiver receiver) {

        static Deployment start(Environment environment) {
            Path certificates = folder.resolve(environment + "-certificates");
            ServerTls tls =
                    TlsFolder.write(certificates, InstantSource.system().instant(), "127.0.0.1");
            SimulatedReceiver receiver =
                    SimulatedReceiver.start(
                                    ReceiverSettings.local(0).over(tls), InstantSource.system())
                            .hosting(SERVICE.service());
            Sandbox sandbox =
                    Sandbox.start(
                            SandboxSettings.of(
                                            folder.resolve(environment.name()), ServicePorts.free())
                                    .in(environment)
                                    .with(
                                            List.of(
                                                    "--delivery.egress.hosts=127.0.0.1",
                                                    "--delivery.egress.networks=127.0.0.0/8",
                                                    "--delivery.tls.trust="
                                                            + certificates.resolve("root.pem"),
                                                    "--delivery.tls.certificate="
                                                            + certificates.resolve("client.p12"),
                                                    "--delivery.tls.password-file="
                                                            + certificates.resolve(
                                                                    "client-password"))));
            PublishedRoute.of(SERVICE.service(), receiver.baseUrl())
                    .in(environment, sandbox.bootstrapServers());
            return new Deployment(sandbox, receiver);
        }

        void end() {
            sandbox.close();
            receiver.close();
        }
    }

    @BeforeAll
    static void starts() {
        integration = Deployment.start(Environment.INT);
        production = Deployment.start(Environment.PROD);
    }

    @AfterAll
    static void ends() {
        integration.end();
        production.end();
    }

    @Test
    void a_message_of_one_environment_is_delivered_in_it_and_not_in_the_other() {
        long before = production.receiver().count(SERVICE.service());

        PublishedRoute.awaitRouted(() -> send(integration));

        assertThat(integration.receiver().count(SERVICE.service())).isPositive();
        assertThat(production.receiver().count(SERVICE.service())).isEqualTo(before);
        PublishedRoute.awaitRouted(() -> send(production));
    }

    @Test
    void a_service_refuses_the_cluster_of_another_environment() {
        SandboxSettings settings =
                SandboxSettings.of(folder.resolve("refused"), ServicePorts.free())
                        .in(Environment.PROD);
        List<String> arguments =
                new ServiceArguments(settings, integration.sandbox().bootstrapServers()).ingress();

        assertThatThrownBy(() -> IngressApplication.builder().run(arguments.toArray(String[]::new)))
                .rootCause()
                .hasMessageContaining(
                        "the cluster belongs to environment INT, this service to PROD");
    }

    @Test
    void a_broker_refuses_the_data_of_another_environment() {
        Path data = folder.resolve("data-of-int");
        EmbeddedBroker.start(BrokerSettings.alone(data, Environment.INT, 0)).close();

        assertThatThrownBy(
                        () -> EmbeddedBroker.start(BrokerSettings.alone(data, Environment.PROD, 0)))
                .isInstanceOf(BrokerRefusedException.class)
                .hasMessageContaining("INT");
    }

    private static int send(Deployment deployment) {
        Composer composer = new Composer(InstantSource.system(), new java.security.SecureRandom());
        BarsRequest request =
                composer.request(
                        MessageKind.BOOKING_REQUEST,
                        new Parties(CastMember.TELEPHONE_ADVICE.party(), SERVICE.party()));
        try (IngressClient client = Partners.client(deployment.sandbox().ingress())) {
            return client.send(request).status();
        }
    }
}
