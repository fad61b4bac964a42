package org.barsrouter.harness.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.barsrouter.ingress.IngressApplication;
import org.barsrouter.sandbox.app.SandboxSettings;
import org.barsrouter.sandbox.app.ServiceArguments;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.partner.http.SandboxKey;

/// One more ingress beside a sandbox, as a process of its own with the heap that `./bars service`
/// gives it: it takes the tokens that the sandbox's own ingress mints.
final class IngressProcess implements AutoCloseable {
    private final ChildJvm process;
    private final URI address;

    private IngressProcess(ChildJvm process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// Starts it; it is not ready yet.
    ///
    /// @param more arguments
    static IngressProcess start(SandboxProcess sandbox, String scheme, List<String> more)
            throws IOException {
        ServicePorts ports = ServicePorts.free();
        List<String> overrides = new ArrayList<>(more);
        overrides.add("--ingress.auth.own.token-url=" + SandboxKey.tokenUrl(sandbox.ingress()));
        overrides.add("--logging.file.name=" + sandbox.data().resolve(scheme + "-ingress.log"));
        List<String> line = new ArrayList<>(List.of(IngressApplication.class.getName()));
        line.addAll(
                new ServiceArguments(
                                SandboxSettings.of(sandbox.data(), ports).with(overrides),
                                sandbox.bootstrapServers())
                        .ingress());
        return new IngressProcess(
                ChildJvm.start(List.of("-Xmx256m"), line, _ -> {}),
                URI.create(scheme + "://127.0.0.1:" + ports.ingress()));
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.close();
    }
}
