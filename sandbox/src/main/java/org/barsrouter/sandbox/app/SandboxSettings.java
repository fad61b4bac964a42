package org.barsrouter.sandbox.app;

import java.nio.file.Path;
import java.util.List;
import org.barsrouter.schemas.avro.Environment;

/// What a sandbox is started with.
///
/// @param data its durable directory: the broker's log, the journal, the router's state, the log file
/// @param overrides further properties for the services, `--name=value`
public record SandboxSettings(
        Path data, Environment environment, ServicePorts ports, List<String> overrides) {

    public SandboxSettings {
        overrides = List.copyOf(overrides);
    }

    public static SandboxSettings of(Path data, ServicePorts ports) {
        return new SandboxSettings(data, Environment.SANDBOX, ports, List.of());
    }

    public SandboxSettings in(Environment other) {
        return new SandboxSettings(data, other, ports, overrides);
    }

    public SandboxSettings with(List<String> more) {
        return new SandboxSettings(data, environment, ports, more);
    }
}
