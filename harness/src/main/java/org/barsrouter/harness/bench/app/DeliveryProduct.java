package org.barsrouter.harness.bench.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.barsrouter.harness.bench.kafka.DeferredLetters;
import org.barsrouter.harness.bench.kafka.Letters;
import org.barsrouter.harness.bench.scenario.Scenario;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.policy.PolicyOverrides;

/// Our delivery-service as `./bars service delivery-service` runs it.
///
/// @param options further configuration, `key=value`
/// @param ratePerSecond by the policy of the endpoint with the outage (S4); empty is unlimited
public record DeliveryProduct(List<String> options, OptionalDouble ratePerSecond)
        implements Product {
    public static final String WORD = "delivery-service";

    /// The longest wait between attempts and between probes, so that recoveries fit into a run.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /// As `./bars service delivery-service` has it. As `./bars service delivery-service` has it.
    public static final List<String> MEMORY =
            List.of("-Xmx384m", "-XX:MaxNewSize=64m", "-XX:SurvivorRatio=3");

    public DeliveryProduct {
        options = List.copyOf(options);
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public String description() {
        return "as shipped, heap 384m; deferred messages, order per conversation, retries and probes at most "
                + LONGEST_WAIT.toSeconds()
                + " s apart; key = lane";
    }

    @Override
    public Participant.Command command(Cluster cluster, Duration callTime) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--bars.bootstrap-servers=" + cluster.servers(),
                                "--bars.environment=SANDBOX",
                                "--server.address=127.0.0.1",
                                "--server.port=0",
                                "--delivery.breaker.probe-max=" + LONGEST_WAIT.toSeconds() + "s",
                                "--logging.file.name=" + cluster.log(word()),
                                "--logging.threshold.console=OFF",
                                "--logging.level.root=WARN",
                                "--logging.level.org.barsrouter=WARN"));
        options.forEach(option -> arguments.add("--" + option));
        return new Participant.Command(
                System.getProperty("java.class.path"),
                "org.barsrouter.delivery.DeliveryApplication",
                MEMORY,
                arguments,
                cluster.log(word() + "-errors"));
    }

    @Override
    public boolean saysReady() {
        return false;
    }

    @Override
    public Letters letters(byte[] body, Scenario scenario) {
        PolicyOverrides.Builder overrides =
                new PolicyOverrides.Builder()
                        .attemptTimeout(scenario.attemptTimeout())
                        .retryMax(LONGEST_WAIT);
        if (scenario == Scenario.S4) {
            ratePerSecond.ifPresent(overrides::ratePerSecond);
        }
        return new DeferredLetters(
                body, Policy.defaults().with(overrides.build()), Cluster.FORMAT.serializer());
    }
}
