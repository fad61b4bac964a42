package org.barsrouter.sandbox.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.barsrouter.sandbox.partner.http.SandboxKey;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./bars token`: an access token of the sandbox's own application, for curl.
@Command(
        name = "token",
        description = "Prints an access token of the sandbox's own application, good for minutes.",
        mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {
    private static final int NO_TOKEN = 1;

    @Option(
            names = "--data",
            required = true,
            description = "data directory of the sandbox, whose application's key is there")
    private Path data = Path.of("data");

    @Option(
            names = "--ingress",
            defaultValue = "${BARS_INGRESS_URL:-http://127.0.0.1:8080}",
            description = "default: ${DEFAULT-VALUE}")
    private URI ingress = URI.create("http://127.0.0.1:8080");

    public static void main(String[] args) {
        System.exit(new CommandLine(new TokenCommand()).execute(args));
    }

    @Override
    public Integer call() {
        Optional<String> authorization = new SandboxKey(data, ingress).authorization();
        if (authorization.isEmpty()) {
            System.err.println(
                    "bars token: no token from "
                            + SandboxKey.tokenUrl(ingress)
                            + " for the key in "
                            + data
                            + ": start the sandbox with ./bars up");
            return NO_TOKEN;
        }
        System.out.println(authorization.get().substring("Bearer ".length()));
        return 0;
    }
}
