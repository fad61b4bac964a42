package org.barsrouter.sandbox.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.barsrouter.sandbox.partner.http.SandboxKey;
import org.barsrouter.schemas.avro.Environment;

/// The command-line properties of each service, the same whether it runs in the sandbox's JVM or as
/// a process of its own.
public final class ServiceArguments {
    private final SandboxSettings settings;
    private final String bootstrapServers;
    private final String readSecret;

    public ServiceArguments(SandboxSettings settings, String bootstrapServers) {
        this.settings = settings;
        this.bootstrapServers = bootstrapServers;
        this.readSecret = ReadSecret.of(settings.data());
    }

    /// Tokens of its own, and whoever sends none is let in too, unless the settings say otherwise.
    public List<String> ingress() {
        ServicePorts ports = settings.ports();
        return with(
                ports.ingress(),
                "--ingress.journal-url=http://127.0.0.1:" + ports.journal(),
                "--ingress.catalogue-url=http://127.0.0.1:" + ports.catalogue(),
                "--ingress.delivery.urls=http://127.0.0.1:" + ports.delivery(),
                "--ingress.delivery.secret=" + readSecret,
                // All services and the broker share one heap here, of which they need a third for
                // themselves: a relay that waits holds some 135 kB of it, in ingress and delivery.
                "--ingress.delivery.max-open=256",
                "--ingress.capacity.connections=600",
                "--ingress.capacity.calls=400",
                "--ingress.capacity.bodies=32MB",
                "--ingress.auth.mode=" + (hasTokens() ? "own" : "off"),
                "--ingress.auth.anonymous=allowed",
                "--ingress.auth.own.token-url=" + SandboxKey.tokenUrl(ports.ingressAddress()),
                "--ingress.auth.own.key-file=" + folder("token-keys.json"),
                "--ingress.admin.port=" + ports.ingressAdmin());
    }

    /// Whether applications get tokens here: in the environment that makes its own keys.
    boolean hasTokens() {
        return settings.environment() == Environment.SANDBOX
                && settings.overrides().stream()
                        .noneMatch(argument -> argument.startsWith("--ingress.auth.mode="));
    }

    public List<String> router() {
        return with(settings.ports().router(), "--router.state-dir=" + folder("router"));
    }

    public List<String> delivery() {
        return with(
                settings.ports().delivery(),
                "--delivery.advertised-url=http://127.0.0.1:" + settings.ports().delivery(),
                "--delivery.reads.secret=" + readSecret,
                "--delivery.partition.max-open-bytes=16MB");
    }

    public List<String> catalogue() {
        int ingress = settings.ports().ingress();
        return with(
                settings.ports().catalogue(),
                "--catalogue.own-hosts=127.0.0.1:%d,localhost:%d".formatted(ingress, ingress),
                "--joining.directory.file=" + folder("directory.csv"),
                "--joining.prober.per-minute=60",
                "--joining.trial.ingress-url=http://127.0.0.1:" + ingress,
                "--joining.trial.journal-url=http://127.0.0.1:" + settings.ports().journal());
    }

    public List<String> journal() {
        return with(settings.ports().journal(), "--journal.directory=" + folder("journal"));
    }

    List<String> console(int port) {
        return with(
                port,
                "--console.environment=" + settings.environment(),
                "--console.services.journal-url=http://127.0.0.1:" + settings.ports().journal(),
                "--console.services.delivery-url=http://127.0.0.1:" + settings.ports().delivery(),
                "--console.services.catalogue-url=http://127.0.0.1:" + settings.ports().catalogue(),
                "--console.users-file=" + folder("console-users"));
    }

    private Path folder(String name) {
        return settings.data().resolve(name);
    }

    private List<String> with(int port, String... own) {
        Environment environment = settings.environment();
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--bars.bootstrap-servers=" + bootstrapServers,
                                "--bars.environment=" + environment,
                                "--server.address=127.0.0.1",
                                "--server.port=" + port,
                                // Each that is kept for the next call is 90 kB of the one heap.
                                "--server.tomcat.processor-cache=48",
                                "--logging.file.name=" + folder("sandbox.log"),
                                "--logging.threshold.console=OFF",
                                "--logging.level.root=WARN",
                                "--logging.level.org.barsrouter=INFO"));
        arguments.addAll(List.of(own));
        settings.overrides().forEach(override -> replace(arguments, override));
        return arguments;
    }

    /// Spring joins what is said twice with a comma.
    private static void replace(List<String> arguments, String override) {
        String key = override.substring(0, override.indexOf('=') + 1);
        arguments.removeIf(argument -> !key.isEmpty() && argument.startsWith(key));
        arguments.add(override);
    }
}
