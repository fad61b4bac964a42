package org.barsrouter.sandbox.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.barsrouter.schemas.avro.Environment;

/// What a sandbox is started with.
///
/// @param data its durable directory: the broker's log, the journal, the router's state, the log
///   file
/// @param seed what the catalogue holds before the first message; empty leaves it as it is
/// @param overrides further properties for the services, `--name=value`
/// @param consolePort where the web console listens; empty starts none
public record SandboxSettings(
        Path data,
        Environment environment,
        ServicePorts ports,
        Optional<Seed> seed,
        List<String> overrides,
        OptionalInt consolePort) {

    /// A targets file in the national format, and who provides which service, as CSV; empty where
    /// nobody says.
    public record Seed(String targets, String providers) {}

    public SandboxSettings {
        overrides = List.copyOf(overrides);
    }

    public static SandboxSettings of(Path data, ServicePorts ports) {
        return new SandboxSettings(
                data, Environment.SANDBOX, ports, Optional.empty(), List.of(), OptionalInt.empty());
    }

    public SandboxSettings in(Environment other) {
        return new SandboxSettings(data, other, ports, seed, overrides, consolePort);
    }

    public SandboxSettings seeded(Seed with) {
        return new SandboxSettings(
                data, environment, ports, Optional.of(with), overrides, consolePort);
    }

    public SandboxSettings with(List<String> more) {
        return new SandboxSettings(data, environment, ports, seed, more, consolePort);
    }

    /// The same with the web console.
    public SandboxSettings withConsole(int port) {
        return new SandboxSettings(data, environment, ports, seed, overrides, OptionalInt.of(port));
    }
}
