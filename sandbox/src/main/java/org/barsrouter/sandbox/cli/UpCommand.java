package org.barsrouter.sandbox.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.barsrouter.sandbox.app.Sandbox;
import org.barsrouter.sandbox.app.SandboxSettings;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.broker.BrokerRefusedException;
import org.barsrouter.sandbox.demo.Partners;
import org.barsrouter.sandbox.partner.http.SandboxKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Starts the sandbox with its partners, or with a catalogue of one's own, and waits.
@Command(
        name = "up",
        description = "Starts the whole system in one process and leaves it running until Ctrl-C.",
        exitCodeOnInvalidInput = UpCommand.INVALID_INPUT,
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    /// As every other command ends when it is called in a way that means nothing.
    static final int INVALID_INPUT = 4;

    private static final int REFUSED = 1;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            required = true,
            description = "Durable directory; what was accepted survives a kill -9.")
    private Path data = Path.of("data");

    @Option(
            names = "--any-port",
            description = "Listen on free ports instead of the documented ones.")
    private boolean anyPort;

    @Option(
            names = "--ports",
            description =
                    "Seven ports: broker,ingress,router,delivery,catalogue,journal, and ingress's own for operators.")
    private @Nullable String ports;

    @Option(
            names = "--console-port",
            description = "Where the web console listens. Default: ${DEFAULT-VALUE}; 0: nowhere.")
    private int consolePort = 8086;

    @Option(
            names = "--targets",
            description = "Catalogue in the national format instead of the simulated partners.")
    private @Nullable Path targets;

    @Option(names = "--providers", description = "CSV system,value,ods,name for --targets.")
    private @Nullable Path providers;

    @Option(
            names = "--set",
            description =
                    "A property of a service, such as --set ingress.relay-deadline=4s; repeatable.")
    private List<String> properties = new ArrayList<>();

    @Option(
            names = "--profile",
            description =
                    "standard, or transparent: as the national proxy, in its words. Default: ${DEFAULT-VALUE}.")
    private String profile = "standard";

    @Option(
            names = "--auth",
            description =
                    "Demand an access token of every call; without it a call without a token is let in too.")
    private boolean auth;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(data);
        try {
            SandboxSettings settings =
                    withConsole(SandboxSettings.of(data, ports()).with(overrides()));
            if (targets != null) {
                runUntilEnded(settings.seeded(seed(targets)));
            } else {
                runWithPartners(settings);
            }
            return 0;
        } catch (BrokerRefusedException | IllegalStateException | IllegalArgumentException e) {
            System.err.println("bars up: " + sentence(e));
            System.err.println("The log is in " + data.resolve("sandbox.log"));
            return REFUSED;
        }
    }

    /// Those of the profile first: what is set by hand counts. The transparent profile asks for no
    /// token unless it is told to: clients of a test rig have none.
    private List<String> overrides() {
        List<String> ofProfile =
                switch (profile) {
                    case "standard" -> List.of();
                    case "transparent" ->
                            List.of("--ingress.profile=transparent", "--ingress.dialect=nhs-live");
                    default ->
                            throw new ParameterException(
                                    spec.commandLine(),
                                    "--profile is standard or transparent, not '%s'"
                                            .formatted(profile));
                };
        List<String> ofAuth = auth ? List.of("--ingress.auth.anonymous=refused") : List.of();
        return Stream.of(
                        ofProfile.stream(),
                        ofAuth.stream(),
                        properties.stream().map(property -> "--" + property))
                .flatMap(overrides -> overrides)
                .toList();
    }

    /// Several sandboxes on one machine have their ports said, and a console when its port is too.
    private SandboxSettings withConsole(SandboxSettings settings) {
        boolean isSaid = spec.commandLine().getParseResult().hasMatchedOption("--console-port");
        if (consolePort == 0 || (ports != null && !isSaid)) {
            return settings;
        }
        return settings.withConsole(
                anyPort && !isSaid ? ServicePorts.free().broker() : consolePort);
    }

    private ServicePorts ports() {
        if (ports != null) {
            try {
                return ServicePorts.parse(ports);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--ports takes seven ports with commas between, not '%s'".formatted(ports),
                        e);
            }
        }
        return anyPort ? ServicePorts.free() : ServicePorts.documented();
    }

    private SandboxSettings.Seed seed(Path file) throws IOException {
        String csv = providers == null ? "" : Files.readString(providers);
        return new SandboxSettings.Seed(Files.readString(file), csv);
    }

    private void runWithPartners(SandboxSettings settings) throws InterruptedException {
        try (Partners partners = anyPort ? Partners.anywhere() : Partners.documented()) {
            partners.answerValidations(
                    settings.ports().ingressAddress(),
                    new SandboxKey(data, settings.ports().ingressAddress()));
            runUntilEnded(settings.seeded(partners.seed()));
        }
    }

    private void runUntilEnded(SandboxSettings settings) throws InterruptedException {
        long start = System.nanoTime();
        Sandbox sandbox = Sandbox.start(settings);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    sandbox.close();
                                    ended.countDown();
                                },
                                "sandbox-close"));
        System.out.printf("BaRS Router is up after %.1f s%n", (System.nanoTime() - start) / 1e9);
        System.out.printf("  BaRS API   %s/booking-and-referral/FHIR/R4%n", sandbox.ingress());
        System.out.printf("  catalogue  %s%n", sandbox.catalogue());
        System.out.printf("  journal    %s%n", sandbox.journal());
        System.out.printf("  clients    %s%n", sandbox.ingressAdmin());
        sandbox.console().ifPresent(console -> System.out.printf("  console    %s%n", console));
        System.out.printf("  Kafka      %s%n", sandbox.bootstrapServers());
        System.out.printf("  data       %s%n", data.toAbsolutePath());
        System.out.printf("  tokens     %s%n", tokens(sandbox.ingress()));
        printPasswords(sandbox);
        System.out.println("ready: " + sandbox.ingress());
        ended.await();
    }

    private String tokens(URI ingress) {
        return auth
                ? "demanded: ./bars token prints one for curl, " + SandboxKey.tokenUrl(ingress)
                : "not demanded (./bars up --auth); ./bars token prints one, "
                        + SandboxKey.tokenUrl(ingress);
    }

    /// Only once: what is kept are hashes.
    private static void printPasswords(Sandbox sandbox) {
        if (!sandbox.passwords().isEmpty()) {
            System.out.println("  users of the console, with passwords that are not shown again:");
            sandbox.passwords()
                    .forEach((role, password) ->
                            System.out.printf("    %-17s %s%n", role.token(), password));
        }
    }

    /// Every message on the way to the root: the last one says what to mend.
    private static String sentence(Throwable problem) {
        return Stream.iterate(problem, Objects::nonNull, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()))
                .distinct()
                .collect(Collectors.joining(": "));
    }
}
